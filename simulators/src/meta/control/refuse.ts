import { addFile } from '../world/add-file.ts'
import { findPerson } from '../world/add-person.ts'
import type { Asset, Person } from '../world/assets.ts'
import type { World } from '../world/world.ts'

export type Body = Record<string, unknown>

/** An answer to an operator's wrong call: a status and a sentence. */
export const refuse = (status: number, message: string): Error & { statusCode: number } => Object.assign(new Error(message), { statusCode: status })

export const asBody = (value: unknown): Body => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : {})

/** Text of a call, not empty. */
export function needText(value: unknown, key: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw refuse(400, `${key}: text is needed`)
}

export const optional = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** The person a call names, by id, user name or number; 404 with a sentence otherwise. */
export function needPerson(world: World, name: unknown, key = 'as'): Person {
  const person = findPerson(world, String(name ?? ''))
  if (!person) throw refuse(404, `${key}: there is no person [${String(name)}]`)
  return person
}

/** An asset by id or name; of the kinds wanted. */
export function needAsset<K extends Asset['kind']>(world: World, name: unknown, kinds: readonly K[], key = 'asset'): Extract<Asset, { kind: K }> {
  const wanted = String(name ?? '')
  const all = [...world.assets.values()].filter((asset) => (kinds as readonly string[]).includes(asset.kind))
  const found =
    all.find((asset) => asset.id === wanted) ??
    all.find((asset) => ('username' in asset && asset.username === wanted) || ('name' in asset && asset.name === wanted)) ??
    (wanted === '' && all.length === 1 ? all[0] : undefined)
  if (!found) throw refuse(404, `${key}: there is no ${kinds.join(' or ')} [${wanted}]`)
  return found as Extract<Asset, { kind: K }>
}

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Files of a call: `files: [{base64?, mime?, name?, sticker_id?}]`; without bytes a picture of one point. */
export function takeFiles(world: World, assetId: string, given: unknown): string[] {
  if (given === undefined) return []
  if (!Array.isArray(given)) throw refuse(400, 'files: a list is needed')
  return given.map((one) => {
    const file = asBody(one)
    const bytes = Buffer.from(optional(file.base64) ?? PIXEL, 'base64')
    return addFile(world, {
      bytes,
      mime: optional(file.mime) ?? 'image/png',
      name: optional(file.name) ?? '',
      assetId,
      stickerId: optional(file.sticker_id),
    }).fileId
  })
}
