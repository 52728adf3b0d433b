import type { Random } from '../tools/seed/random.ts'

type Json = Record<string, unknown>

/** A route as the description of the API tells of it. */
export interface Operation {
  method: string
  path: string
  parameters: { name: string; in: string; required: boolean; schema: Json }[]
  body: Json | null
  statuses: ReadonlySet<string>
}

export interface MadeRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

/** The routes of an OpenAPI description. */
export function readOperations(description: Json): Operation[] {
  return Object.entries(description.paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const content = (operation.requestBody as { content?: Record<string, { schema: Json }> } | undefined)?.content
      return {
        method: method.toUpperCase(),
        path,
        parameters: (operation.parameters ?? []) as Operation['parameters'],
        body: content?.['application/json']?.schema ?? null,
        statuses: new Set(Object.keys(operation.responses as Json)),
      }
    }),
  )
}

const NASTY: readonly unknown[] = [
  '',
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
  '2026-02-30T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  null,
  true,
  0,
  -1,
  1e308,
  9_007_199_254_740_992,
  [],
  {},
  { __proto__: { polluted: true }, constructor: { prototype: { polluted: true } } },
  [[[[[[[[[[]]]]]]]]]],
]
const KEYS = ['__proto__', 'constructor', 'prototype', 'id', 'ownerId', 'unexpected', 'x'.repeat(500)]
const RAW = [
  '',
  '{',
  'null',
  '[]',
  '"text"',
  '{"a":1,"a":2}',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  '{"__proto__":{"a":1}}',
  '\u0000',
  '{"a":"\\ud800"}',
]

/** One request to a route: as described, with one thing wrong, or plain nonsense. `known` are ids of things that exist. */
export function makeRequest(random: Random, { method, path, parameters, body }: Operation, known: readonly string[]): MadeRequest {
  const wrong = random.chance(0.5)
  const value = (schema: Json) => (wrong && random.chance(0.3) ? random.pick(NASTY) : makeValue(random, schema, known, 0))
  const headers: Record<string, string> = {}
  const query = new URLSearchParams()
  let place = path
  for (const { name, in: where, required, schema } of parameters) {
    if (!required && random.chance(0.5)) continue
    const text = asText(value(schema))
    if (where === 'path') place = place.replace(`{${name}}`, encodeURIComponent(text.toWellFormed().slice(0, 2_000)) || '%20')
    else if (where === 'query') query.append(name, text)
    else if (!/[^\x20-\x7e]/.test(text)) headers[name.toLowerCase()] = text.slice(0, 4_000)
  }
  if (wrong && random.chance(0.2)) query.append(random.pick(KEYS), 'x')
  const made: MadeRequest = { method, path: query.size > 0 ? `${place}?${query}`.slice(0, 8_000) : place, headers }
  if (method === 'GET') return made
  if (body || random.chance(0.2)) {
    headers['content-type'] = wrong && random.chance(0.1) ? random.pick(['text/plain', 'application/xml', 'multipart/form-data']) : 'application/json'
    made.body = wrong && random.chance(0.15) ? random.pick(RAW) : JSON.stringify(makeBody(random, body ?? {}, wrong, value))
  }
  return made
}

function makeBody(random: Random, schema: Json, wrong: boolean, value: (schema: Json) => unknown): Json {
  const required = new Set((schema.required as string[] | undefined) ?? [])
  const entries = Object.entries((schema.properties ?? {}) as Record<string, Json>)
    .filter(([name]) => (required.has(name) ? !(wrong && random.chance(0.15)) : random.chance(0.6)))
    .map(([name, shape]): [string, unknown] => [name, value(shape)])
  if (wrong && random.chance(0.2)) entries.push([random.pick(KEYS), random.pick(NASTY)])
  return Object.fromEntries(entries)
}

function makeValue(random: Random, schema: Json, known: readonly string[], depth: number): unknown {
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return random.pick(schema.enum)
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (choices) return makeValue(random, random.pick(choices), known, depth + 1)
  if (depth > 6) return null
  switch (schema.type) {
    case 'object':
      return makeBody(random, schema, false, (shape) => makeValue(random, shape, known, depth + 1))
    case 'array':
      return Array.from({ length: random.int(0, 3) }, () => makeValue(random, (schema.items ?? {}) as Json, known, depth + 1))
    case 'integer':
    case 'number':
      return random.int(Math.max(-5, Number(schema.minimum ?? -5)), Math.min(500, Number(schema.maximum ?? 500)))
    case 'boolean':
      return random.chance(0.5)
    case 'null':
      return null
    default:
      return makeText(random, schema, known)
  }
}

function makeText(random: Random, { format }: Json, known: readonly string[]): string {
  if (format === 'uuid') return known.length > 0 && random.chance(0.7) ? random.pick(known) : '01a20039-145c-73c8-a024-17bf55103d27'
  if (format === 'date-time') return new Date(Date.UTC(2026, random.int(0, 11), random.int(1, 28))).toISOString()
  if (format === 'email') return `nadie${random.int(1, 99)}@atalaya.example`
  if (format === 'uri') return 'https://atalaya.example/'
  return random.pick(['hola', 'tarjeta bloqueada', 'ñandú 🦤', 'es', 'America/Lima', 'Una contraseña larga 9', 'x'])
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
