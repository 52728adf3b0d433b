import type { App, Token } from '../world/assets.ts'
import type { Json } from '../world/content.ts'
import type { World } from '../world/world.ts'
import type { Host } from './authenticate.ts'
import type { Wish } from './fields.ts'
import type { NodeKind, Nodes } from './nodes.ts'
import type { Area } from './usage.ts'

/** What an endpoint is given: the thing in the path, all parameters of query and body together, and who calls. */
export type Call<N> = {
  world: World
  node: N
  app: App
  token: Token
  host: Host
  params: Json
  fields: Wish[]
  /** The whole address of the call, for paging. */
  address: string
  baseUrl: string
  /** Files of a multipart body, by field. */
  files: ReadonlyMap<string, File>
}

type Shape<K extends NodeKind> = {
  method: 'GET' | 'POST' | 'DELETE'
  node: K
  /** What follows the id in the path; '' is the thing itself. */
  edge: string
  area: Area | ((node: Nodes[K]) => Area)
  /** One of these permissions is needed; none when empty. */
  scopes: readonly string[]
  handle: (call: Call<Nodes[K]>) => unknown
}
export type Endpoint = { [K in NodeKind]: Shape<K> }[NodeKind]

export const feedArea = (thing: { network: 'facebook' | 'instagram' }): Area => (thing.network === 'facebook' ? 'pages' : 'instagram')

/** Text of a parameter; numbers count as text, as in a form. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

/** An object given as JSON, or as text of JSON in a form or query. */
export function objectOf(value: unknown): Json | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  if (typeof value !== 'string') return undefined
  try {
    const read: unknown = JSON.parse(value)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Json) : undefined
  } catch {
    return undefined
  }
}

export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'string' || value === '') return []
  if (!value.startsWith('[')) return value.split(',')
  try {
    const read: unknown = JSON.parse(value)
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}
