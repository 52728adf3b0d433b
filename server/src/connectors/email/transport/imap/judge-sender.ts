import { Resolver } from 'node:dns/promises'
import { authenticate } from 'mailauth'
import { readHeader } from './read-header.ts'

export type Resolve = (domain: string, type: string) => Promise<string[] | string[][]>
export interface Verdict {
  spf: string
  dkim: string
  dmarc: string
}
/** How a mail was handed over, where we saw it. */
export interface Handed {
  ip: string
  helo: string
  sender: string
}

const LOOKUP_MS = 2_500
const JUDGE_MS = 8_000
const MOST_ANSWERS = 500
const UNKNOWN: Verdict = { spf: 'none', dkim: 'none', dmarc: 'none' }

/** Asks the DNS, not for long. */
export function systemResolve(): Resolve {
  const resolver = new Resolver({ timeout: LOOKUP_MS, tries: 1 })
  return async (domain, type) => (await resolver.resolve(domain, type)) as string[] | string[][]
}

/** Remembers answers and failures, so that the thousandth mail of a domain asks nobody. */
export function rememberAnswers(resolve: Resolve): Resolve {
  const answers = new Map<string, Promise<string[] | string[][]>>()
  return (domain, type) => {
    const key = `${type} ${domain.toLowerCase()}`
    const known = answers.get(key)
    if (known) return known
    if (answers.size >= MOST_ANSWERS) answers.clear()
    const answer = resolve(domain, type)
    answer.catch(() => undefined)
    answers.set(key, answer)
    return answer
  }
}

/**
 * What the way it came says of a mail's sender. The verdict of our own mail exchanger, known by `authservId`, counts; else signatures are
 * checked here, and SPF only where we saw who handed the mail over. What cannot be found out within 8 s is `none`.
 */
export async function judgeSender(original: Buffer, handed: Handed | null, authservId: string, resolve: Resolve): Promise<Verdict> {
  const told = handed ? null : readTold(original, authservId)
  if (told) return told
  const late = Promise.withResolvers<Verdict>()
  const timer = setTimeout(() => late.resolve(UNKNOWN), JUDGE_MS)
  try {
    return await Promise.race([late.promise, findOut(original, handed, resolve)])
  } catch {
    return UNKNOWN
  } finally {
    clearTimeout(timer)
  }
}

async function findOut(original: Buffer, handed: Handed | null, resolve: Resolve): Promise<Verdict> {
  const { spf, dkim, dmarc } = await authenticate(original, {
    ...(handed && { ip: handed.ip, helo: handed.helo, sender: handed.sender }),
    mta: 'atalaya',
    resolver: resolve,
    disableArc: true,
    disableBimi: true,
  })
  const signatures = (dkim.results ?? []).map(({ status }) => (status.comment?.includes('body hash') ? 'fail' : status.result))
  const best = signatures.includes('pass') ? 'pass' : signatures[0]
  return { spf: settled(spf ? spf.status.result : undefined), dkim: settled(best), dmarc: settled(dmarc ? dmarc.status.result : undefined) }
}

/** That the DNS did not answer says nothing of the sender. */
function settled(result: string | undefined): string {
  return !result || result === 'temperror' || result === 'skipped' ? 'none' : result
}

/** The uppermost `Authentication-Results` of this name (RFC 8601): what stands below may have been written by the sender. */
function readTold(original: Buffer, authservId: string): Verdict | null {
  if (authservId === '') return null
  const line = readHeader(original, 'authentication-results').find((one) => one.split(/[;\s]/, 1)[0]?.toLowerCase() === authservId.toLowerCase())
  if (line === undefined) return null
  const find = (method: string) => settled(new RegExp(`[;\\s]${method}\\s*=\\s*([a-z]+)`, 'i').exec(line)?.[1]?.toLowerCase())
  return { spf: find('spf'), dkim: find('dkim'), dmarc: find('dmarc') }
}
