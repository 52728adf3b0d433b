import { createHash } from 'node:crypto'
import { asList, asRecord, idOf, momentOf, readJson } from './read-json.ts'

/** One thing that an envelope tells: a changed field of an asset, or an event of its messages. `entryId` is the asset's id. */
export type Part = { entryId: string; at: Date } & (
  | { kind: 'change'; field: string; value: Record<string, unknown> }
  /** `standby`: another app leads the conversation; to be seen only. */
  | { kind: 'messaging'; event: Record<string, unknown>; standby: boolean }
  | { kind: 'unknown'; what: string }
)

export interface Envelope {
  /** `page`, `instagram`, `whatsapp_business_account` or one yet unknown. */
  object: string
  parts: Part[]
}

/** What a body holds, in its order, of all assets. Throws only when it is not JSON. */
export function splitEnvelope(body: string): Envelope {
  const whole = asRecord(readJson(body))
  return { object: idOf(whole.object) ?? '', parts: asList(whole.entry).flatMap((entry) => partsOf(asRecord(entry))) }
}

function partsOf(entry: Record<string, unknown>): Part[] {
  const place = { entryId: idOf(entry.id) ?? '', at: momentOf(entry.time) }
  const change = (one: Record<string, unknown>): Part => ({ ...place, kind: 'change', field: idOf(one.field) ?? '', value: asRecord(one.value) })
  const messages = (list: unknown, standby: boolean) =>
    asList(list).map((event): Part => ({ ...place, kind: 'messaging', event: asRecord(event), standby }))
  const parts = [
    ...asList(entry.changes).map((one) => change(asRecord(one))),
    // Instagram's own login sends the change as the entry itself.
    ...(entry.changes === undefined && 'field' in entry ? [change(entry)] : []),
    ...messages(entry.messaging, false),
    ...messages(entry.standby, true),
  ]
  return parts.length > 0 ? parts : [{ ...place, kind: 'unknown', what: `entry of ${Object.keys(entry).sort().join(',') || 'nothing'}` }]
}

/**
 * The ids of the assets that a body speaks of: Pages, Instagram accounts, telephone numbers; their business account only for what names no
 * number. Empty when it cannot be read.
 */
export function addresseesOf(body: string): string[] {
  const ids = partsIn(body).map((part) => {
    const number = part.kind === 'change' ? idOf(asRecord(part.value.metadata).phone_number_id) : undefined
    return number ?? part.entryId
  })
  return [...new Set(ids)].filter((id) => id !== '')
}

/**
 * The same for everything that tells the same, however often it is sent: the time of sending counts only where nothing else tells two
 * events apart, as when a comment is hidden, shown and hidden again.
 */
export function eventKeyOf(body: string): string {
  const parts = partsIn(body)
  if (parts.length === 0) return digest(body)
  return digest(JSON.stringify(parts.map(({ at, ...part }) => (isUnlikeItself(part) ? { at, ...part } : part))))
}

function isUnlikeItself(part: object): boolean {
  const { verb } = asRecord(asRecord(part).value)
  return verb !== undefined && verb !== 'add'
}

function partsIn(body: string): Part[] {
  try {
    return splitEnvelope(body).parts
  } catch {
    return []
  }
}

const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
