import type { Random } from '../../../tools/seed/random.ts'
import type { Json } from './read-operations.ts'

/** Ids of things that exist, by the name of the field that would hold one. */
export type KnownIds = (name: string) => readonly string[]

const WORDS = ['hola', 'tarjeta bloqueada', 'ñandú 🦤', 'es', 'chat', 'x', 'America/Lima', 'Una contraseña larga 9', '12', '#336699', '2026-01-31']

/** Values that a shape describes: `make(name, schema)` is one of them. */
export function valueMaker(random: Random, known: KnownIds): (name: string, schema: Json) => unknown {
  function make(name: string, schema: Json, depth = 0): unknown {
    if (schema.const !== undefined) return schema.const
    if (Array.isArray(schema.enum)) return random.pick(schema.enum)
    const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
    if (choices) return make(name, random.pick(choices), depth + 1)
    if (depth > 6) return null
    switch (schema.type) {
      case 'object':
        return makeObject(schema, depth)
      case 'array': {
        const [least, most] = [Number(schema.minItems ?? 0), Math.min(3, Number(schema.maxItems ?? 3))]
        return Array.from({ length: random.int(least, Math.max(least, most)) }, () => make(oneOf(name), (schema.items ?? {}) as Json, depth + 1))
      }
      case 'integer':
      case 'number':
        return makeNumber(schema)
      case 'boolean':
        return random.chance(0.5)
      case 'null':
        return null
      default:
        return makeText(name, schema)
    }
  }

  function makeObject(schema: Json, depth: number): Json {
    const required = new Set((schema.required as string[] | undefined) ?? [])
    const entries = Object.entries((schema.properties ?? {}) as Record<string, Json>)
      .filter(([name]) => required.has(name) || random.chance(0.5))
      .map(([name, shape]) => [name, make(name, shape, depth + 1)])
    if (entries.length === 0 && schema.additionalProperties && random.chance(0.5))
      entries.push([random.pick(WORDS), make('', schema.additionalProperties as Json, depth + 1)])
    return Object.fromEntries(entries)
  }

  function makeNumber({ minimum = -5, maximum = 500, type }: Json): number {
    const [least, most] = [Number(minimum), Number(maximum)]
    if (random.chance(0.15)) return random.pick([least, most])
    return type === 'number' && random.chance(0.3) ? least + random.next() : random.int(least, Math.min(most, least + 500))
  }

  function makeText(name: string, { format, pattern, minLength = 0, maxLength = 4_000 }: Json): string {
    const ids = known(name)
    if (format === 'uuid') return ids.length > 0 && random.chance(0.9) ? random.pick(ids) : crypto.randomUUID()
    if (format === 'date-time') return new Date(Date.UTC(2026, random.int(0, 11), random.int(1, 28))).toISOString()
    if (format === 'date') return '2026-01-31'
    if (format === 'email') return `nadie${random.int(1, 99)}@atalaya.example`
    if (format === 'uri')
      return random.pick(['https://atalaya.invalid/', 'http://127.0.0.1:9/', 'http://[::1]/a', 'https://user:pass@atalaya.invalid:444/?a=b#c'])
    if (ids.length > 0 && random.chance(0.8)) return random.pick(ids)
    const fits = (word: string) => !pattern || new RegExp(String(pattern), 'u').test(word)
    const drawn = random.chance(0.1) ? 'ñ'.repeat(Number(maxLength)) : random.pick(WORDS)
    const word = drawn.padEnd(Number(minLength), 'x').slice(0, Number(maxLength)).toWellFormed()
    return fits(word) ? word : (WORDS.find(fits) ?? word)
  }

  return (name, schema) => make(name, schema)
}

/** `tagIds` holds things called `tagId`. */
const oneOf = (name: string) => name.replace(/s$/, '')
