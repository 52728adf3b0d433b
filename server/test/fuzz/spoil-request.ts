import type { Random } from '../../../tools/seed/random.ts'
import type { MadeRequest } from './make-request.ts'

const DEEP = 20_000
const WORDS = [
  'x'.repeat(2 * 1024 * 1024),
  'a\u0301'.repeat(60_000),
  `${'('.repeat(3_000)}${'a'.repeat(3_000)}`,
  '\u202Egpj.exe\u2066\u200B\uFEFF',
  '\uFFFF\uFFFE\u{10FFFF}',
  '%00%ff%',
  '\r\nset-cookie: a=b',
]
const BODIES = [
  `{"text":"${'\\u0000'.repeat(4)}"}`,
  '{"name":"\\udfff\\ud800"}',
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  `{"rows":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"__proto__":{"polluted":1}}',
  `{${'"text":"a",'.repeat(500)}"text":"b"}`,
  '{"a":1e400,"b":-0,"c":0.1e-400}',
  '{"a":NaN}',
  '\uFEFF{}',
  'a=1&b=2',
]
const PATHS = ['%00', '%ff', '%', '%2e%2e%2f', '%ed%a0%80', 'x'.repeat(300), '%F0%9F%A6%A4', '-1', 'null', '[object Object]']

/** The request with one thing done to it that no client of ours would do: to its place, to its body as bytes, or to one of its headers. */
export function spoilRequest(random: Random, request: MadeRequest): MadeRequest {
  const { path, headers, body } = request
  if (body === undefined || random.chance(0.4)) return random.chance(0.5) ? spoilPath(random, request) : spoilQuery(random, request)
  if (random.chance(0.4)) return { ...request, body: random.pick(BODIES) }
  if (random.chance(0.2))
    return { ...request, headers: { ...headers, 'content-type': random.pick(['application/json; charset=utf-16', 'text/html', '']) } }
  if (random.chance(0.2)) return { ...request, path, headers: { ...headers, 'idempotency-key': random.pick(['', 'x'.repeat(101), 'a b', 'llave']) } }
  return { ...request, body: spoilText(random, body) }
}

function spoilPath(random: Random, request: MadeRequest): MadeRequest {
  const parts = request.path.split('?')[0]!.split('/')
  parts[random.int(2, Math.max(2, parts.length - 1))] = random.pick(PATHS).replaceAll(' ', '%20')
  return { ...request, path: parts.join('/') }
}

function spoilQuery(random: Random, request: MadeRequest): MadeRequest {
  const odd = random.pick([
    'a=1&a=2',
    'limit=1&limit=2',
    '__proto__[a]=1',
    'cursor=%00',
    'q=%ed%a0%80',
    `q=${'x'.repeat(7_000)}`,
    '&&&=',
    'from=%',
    'limit=1e3',
  ])
  return { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${odd}` }
}

/** One of the texts of a JSON body becomes another. */
function spoilText(random: Random, body: string): string {
  const texts = [...body.matchAll(/:"((?:[^"\\]|\\.)*)"/g)]
  if (texts.length === 0) return random.pick(BODIES)
  const { index, 0: whole } = random.pick(texts)
  return `${body.slice(0, index)}:${JSON.stringify(random.pick(WORDS))}${body.slice(index + whole.length)}`
}
