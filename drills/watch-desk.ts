import { address } from '@atalaya/shared/client.ts'
import { listCases } from '@atalaya/shared/contract/cases.ts'
import { saveTeam } from '@atalaya/shared/contract/staff.ts'
import type { Calling } from '../bench/call-as.ts'
import { newId } from '../server/src/platform/ids.ts'
import type { Verdict } from './verdict.ts'

const LONGEST_ANSWER_MS = 10_000
const READ_EVERY_MS = 100
const WRITE_EVERY_MS = 500
const NEVER_MS = 30_000

export interface Watched {
  /** 0 when there was no answer. */
  status: number
  ms: number
  retryAfter: boolean
  write: boolean
}
export interface Watch {
  answers: Watched[]
  stop(): Promise<void>
}

/** A desk that reads its inbox ten times a second and writes twice, whether or not the last answer has come. */
export function watchDesk(url: string, { headers }: Calling): Watch {
  const answers: Watched[] = []
  const under = new Set<Promise<void>>()
  const ask = async (place: string, init: RequestInit) => {
    const began = performance.now()
    const answer = await fetch(url + place, { ...init, signal: AbortSignal.timeout(NEVER_MS) }).catch(() => null)
    await answer?.text().catch(() => '')
    const retryAfter = answer?.headers.has('retry-after') ?? false
    answers.push({ status: answer?.status ?? 0, ms: performance.now() - began, retryAfter, write: init.method !== 'GET' })
  }
  const every = (ms: number, make: () => Promise<void>) =>
    setInterval(() => {
      const one = make().finally(() => under.delete(one))
      under.add(one)
    }, ms)
  const timers = [
    every(READ_EVERY_MS, () => ask(address(listCases, { view: 'all-open' }).url, { method: 'GET', headers })),
    every(WRITE_EVERY_MS, () => {
      const teamId = newId()
      const body = JSON.stringify({ name: `Equipo ${teamId}`, memberIds: [] })
      return ask(saveTeam.path.replace(':teamId', teamId), { method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, body })
    }),
  ]
  return {
    answers,
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(under)
    },
  }
}

/** Everything was answered in time, by success or by 503 that says when to come back. */
export function judgeAnswers(verdict: Verdict, answers: readonly Watched[]): void {
  const odd = answers.filter(({ status }) => status !== 200 && status !== 503)
  const statuses = [...new Set(odd.map((one) => one.status))]
  verdict.must(odd.length === 0, 'the desk was answered by success or 503', `${answers.length} answers, odd: ${statuses}`)
  const longest = Math.round(Math.max(0, ...answers.map(({ ms }) => ms)))
  verdict.must(longest <= LONGEST_ANSWER_MS, 'no answer took over 10 s', `the longest ${longest} ms`)
  const silent = answers.filter(({ status, retryAfter }) => status === 503 && !retryAfter)
  verdict.must(silent.length === 0, '503 says when to come back', `${silent.length} did not`)
}
