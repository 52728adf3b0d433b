import type { KnownIds } from './make-value.ts'

const ID = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{1,19}|[\w.-]{20,})$/
const NAMES_AN_ID = /(Id|token|Cursor|number|name|key|channel)$/
const FEW = 12

/** Ids and such that answers told, by the names under which they were told, so that later requests speak of things that exist. */
export function gatherIds(): { learn(answer: string): void; known: KnownIds } {
  const found = new Map<string, Set<string>>()

  function walk(name: string, value: unknown): void {
    if (Array.isArray(value)) for (const one of value) walk(name.replace(/s$/, ''), one)
    else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) walk(key, inner)
    else if (typeof value === 'string' && NAMES_AN_ID.test(name) && (ID.test(value) || value.length < 20))
      found.set(nameOf(name), (found.get(nameOf(name)) ?? new Set()).add(value))
  }

  return {
    learn(answer) {
      try {
        walk('', JSON.parse(answer))
      } catch {
        // What is no JSON tells no ids.
      }
    },
    known(name) {
      const all = [...(found.get(nameOf(name)) ?? [])]
      return [...all.slice(0, FEW), ...all.slice(FEW).slice(-FEW)]
    },
  }
}

/** `nextCursor` is asked for as `cursor`, and `parentTypeId` as `typeId`. */
const nameOf = (name: string) =>
  /(owner|author|person)Id$/.test(name) ? 'personId' : name.replace(/^(next|parent|default|from|to|with|into)(?=[A-Z])/, '').toLowerCase()
