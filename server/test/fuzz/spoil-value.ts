import type { Random } from '../../../tools/seed/random.ts'

const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202E\u2066\u200B',
  'x'.repeat(100_000),
  '🦤'.repeat(5_000),
  '99999999999999999999',
  '9223372036854775807',
  '253402300799999',
  '99999999999999',
  '-271821-04-20T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '0000-00-00T00:00:00Z',
  'not a time',
  '__proto__',
  'constructor',
  'http://[',
  'javascript:alert(1)',
  '1501234567890123777',
  [],
  [null],
  {},
]

/** The same value with one to three of what it holds exchanged for something that does not belong there. */
export function spoilValue(random: Random, value: unknown): unknown {
  let spoiled = value
  for (let left = random.int(1, 3); left > 0; left--) spoiled = spoilOne(random, spoiled)
  return spoiled
}

function spoilOne(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return random.pick(HOSTILE)
  const keys = Object.keys(value)
  if (keys.length === 0) return random.pick(HOSTILE)
  const key = random.pick(keys)
  if (Array.isArray(value)) return value.map((inner, index) => (String(index) === key ? spoilOne(random, inner) : inner))
  const inner = (value as Record<string, unknown>)[key]
  if (random.chance(0.05)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  return { ...value, [key]: spoilOne(random, inner) }
}
