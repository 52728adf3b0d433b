import type { Header } from '../mime/read-headers.ts'

/** What the way a mail came says of its sender. `verified`: the domain it names is the one that sent it. */
export interface Verdict {
  spf: string
  dkim: string
  dmarc: string
  verified: boolean
}

const RESULTS = new Set(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy', 'bestguesspass'])
const UNKNOWN = { spf: 'none', dkim: 'none', dmarc: 'none' }

/**
 * What was found out when the mail arrived; else what our own server wrote into it, known by `authservId`. Of several such fields only the
 * uppermost counts, for those below may be the sender's.
 */
export function readVerdict(
  headers: readonly Header[],
  known: { spf: string; dkim: string; dmarc: string } | null | undefined,
  authservId: string,
  fromDomain: string,
): Verdict {
  const single = headers.filter(({ name }) => name === 'from').length === 1
  if (known) return shape(known, single)
  const told =
    authservId === '' ? undefined : headers.find((one) => one.name === 'authentication-results' && idOf(one.value) === authservId.toLowerCase())
  if (!told) return shape(UNKNOWN, single)
  const methods = methodsOf(told.value)
  const dmarc = methods.find(({ method }) => method === 'dmarc')
  // A verdict on another domain than the one that is shown proves nothing.
  const about = dmarc?.rest
    .match(/header\.from\s*=\s*"?([^\s;"]+)/i)?.[1]
    ?.toLowerCase()
    .replace(/^.*@/, '')
  return shape(
    { spf: best(methods, 'spf'), dkim: best(methods, 'dkim'), dmarc: about && about !== fromDomain ? 'none' : best(methods, 'dmarc') },
    single,
  )
}

function shape(results: { spf: string; dkim: string; dmarc: string }, single: boolean): Verdict {
  const { spf, dkim, dmarc } = results
  return { spf: closed(spf), dkim: closed(dkim), dmarc: closed(dmarc), verified: single && dmarc === 'pass' }
}

function closed(result: string): string {
  return RESULTS.has(result) ? result : 'none'
}

function best(methods: readonly { method: string; result: string }[], wanted: string): string {
  const results = methods.filter(({ method }) => method === wanted).map(({ result }) => result)
  return results.includes('pass') ? 'pass' : (results[0] ?? 'none')
}

function idOf(value: string): string {
  return withoutComments(value).trim().split(/[;\s]/, 1)[0]!.toLowerCase()
}

function methodsOf(value: string): { method: string; result: string; rest: string }[] {
  return withoutComments(value)
    .split(';')
    .slice(1, 40)
    .flatMap((text) => {
      const [, method, result, rest = ''] = /^\s*([a-z-]+)(?:\/\d+)?\s*=\s*([a-z]+)(.*)$/is.exec(text) ?? []
      return method && result ? [{ method: method.toLowerCase(), result: result.toLowerCase(), rest }] : []
    })
}

function withoutComments(value: string): string {
  let depth = 0
  let kept = ''
  for (const letter of value.slice(0, 8000)) {
    if (letter === '(') depth++
    else if (letter === ')' && depth > 0) depth--
    else if (depth === 0) kept += letter
  }
  return kept
}
