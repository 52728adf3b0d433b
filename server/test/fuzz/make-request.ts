import type { Random } from '../../../tools/seed/random.ts'
import { type KnownIds, valueMaker } from './make-value.ts'
import type { Json, Operation } from './read-operations.ts'

export interface MadeRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

const NASTY: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'x'.repeat(20_000),
  "'; drop table cases; --",
  '%_\\',
  '../../etc/passwd',
  '{{7*7}}<script>alert(1)</script>',
  '\u202Etxt.exe',
  '9'.repeat(400),
  '1e999',
  '-1',
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '-271821-04-20T00:00:00.000Z',
  '2026-02-30T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  '__proto__',
  'constructor',
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2_147_483_648,
  1e21,
  [],
  [null],
  {},
  { constructor: { prototype: { polluted: true } } },
  [[[[[[[[[[]]]]]]]]]],
]
const KEYS = ['__proto__', 'constructor', 'toString', 'id', 'ownerId', 'unexpected', 'x'.repeat(500)]

/** One request to a route: as described, or with some of its fields missing, wrong or too many. */
export function makeRequest(random: Random, { method, path, parameters, body }: Operation, known: KnownIds): MadeRequest {
  const wrong = random.chance(0.4)
  const right = valueMaker(random, known)
  const value = (name: string, schema: Json) => (wrong && random.chance(0.35) ? random.pick(NASTY) : right(name, schema))
  const headers: Record<string, string> = {}
  const query = new URLSearchParams()
  let place = path
  for (const { name, in: where, required, schema } of parameters) {
    if (!required && random.chance(where === 'header' ? 0.9 : 0.6)) continue
    const text = asText(value(name, schema))
    if (where === 'path') place = place.replace(`{${name}}`, encodeURIComponent(text.slice(0, 2_000).toWellFormed()) || '%20')
    else if (where === 'query') query.append(name, text.toWellFormed())
    else if (!/[^\x20-\x7e]/.test(text)) headers[name.toLowerCase()] = text.slice(0, 4_000)
  }
  if (wrong && random.chance(0.2)) query.append(random.pick(KEYS), 'x')
  const made: MadeRequest = { method, path: query.size > 0 ? `${place}?${query}`.slice(0, 8_000) : place, headers }
  if (method === 'GET' || method === 'DELETE' || !body) return made
  return { ...made, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(makeBody(random, body, wrong, value)) }
}

function makeBody(random: Random, schema: Json, wrong: boolean, value: (name: string, schema: Json) => unknown): Json {
  const required = new Set((schema.required as string[] | undefined) ?? [])
  const entries = Object.entries((schema.properties ?? {}) as Record<string, Json>)
    .filter(([name]) => (required.has(name) ? !(wrong && random.chance(0.1)) : random.chance(0.4)))
    .map(([name, shape]): [string, unknown] => [name, value(name, shape)])
  if (wrong && random.chance(0.15)) entries.push([random.pick(KEYS), random.pick(NASTY)])
  return Object.fromEntries(entries)
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) && value.every((one) => typeof one !== 'object') ? value.join(',') : (JSON.stringify(value) ?? '')
}
