import { countCases, listCases, readCase, readTimeline, searchAll, VIEWS } from '@atalaya/shared/contract/cases.ts'
import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import type { z } from 'zod'
import { startDatabaseServer } from '../../server/src/platform/database-server/start-database-server.ts'
import type { Calling } from '../call-as.ts'
import { type BigWorkspace, makeWorkspace } from '../make-workspace.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { openSession } from '../open-session.ts'
import { openWorkspace } from '../open-workspace.ts'
import { measureKeyReads } from '../reference.ts'
import { makeDataDir, startServer } from '../start-server.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

/** The inbox, its counts, a conversation and search, over HTTP as agents and a supervisor, in a workspace of a year's work. */
export async function bigWorkspace(options: BenchOptions): Promise<Measured[]> {
  const quiet = () => undefined
  const dataDir = makeDataDir()
  const embedded = await startDatabaseServer({ dataDir, log: { info: quiet, warn: quiet } })
  try {
    const first = await startServer({ dataDir })
    await openWorkspace(first.url)
    await first.stop()
    const made = await makeWorkspace(embedded.url, { messages: options.quick ? Math.min(options.size, 50_000) : options.size })
    const server = await startServer({ dataDir })
    try {
      const people: Calling[] = []
      for (const personId of [...made.personIds.slice(0, 4), made.personIds.at(-1)!]) people.push(await openSession(server, personId))
      const caseReads = await measureKeyReads(embedded.url, 'cases', 4_000)
      const messageReads = await measureKeyReads(embedded.url, 'messages', 4_000)
      const size = `${made.messages.toLocaleString('en')} messages, ${made.cases.toLocaleString('en')} cases`
      return [
        await inbox(options, people, size, caseReads),
        await counts(options, people, size, caseReads),
        await conversation(options, people, size, messageReads),
        await search(options, people, size, made),
      ]
    } finally {
      await server.stop()
    }
  } finally {
    await embedded.stop()
  }
}

/** Each set of calls is made `timesOf` times over; the run with the middle p95 stands. */
async function measure(options: BenchOptions, calls: readonly (() => Promise<unknown>)[], rounds: number) {
  for (const call of calls) await call()
  const runs = []
  for (let time = 0; time < timesOf(options); time++) {
    const times: number[] = []
    for (let round = 0; round < (options.quick ? 3 : rounds); round++) {
      for (const call of calls) {
        const began = performance.now()
        await call()
        times.push(performance.now() - began)
      }
    }
    runs.push({ p50: percentile(times, 0.5), p95: percentile(times, 0.95), n: times.length })
  }
  return medianBy(runs, ({ p95 }) => p95)
}

const asEach = <I extends z.ZodType, O extends z.ZodType>(people: readonly Calling[], endpoint: Endpoint<I, O>, inputs: readonly z.input<I>[]) =>
  people.flatMap((person) => inputs.map((input) => () => person.call(endpoint, input)))

async function inbox(options: BenchOptions, people: Calling[], size: string, reference: number): Promise<Measured> {
  const slowest: Record<string, number> = {}
  for (const view of VIEWS) {
    const { p95 } = await measure({ ...options, quick: true }, asEach(people, listCases, [{ view }]), 3)
    slowest[view] = significant(p95)
  }
  const calls = asEach(
    people,
    listCases,
    VIEWS.map((view) => ({ view })),
  )
  const run = await measure(options, calls, 6)
  const [worst] = Object.entries(slowest).sort(([, a], [, b]) => b - a)
  return {
    row: 'inbox',
    what: `first page of each default view, p95; ${size}`,
    value: significant(run.p95),
    unit: 'ms',
    target: '≤ 20',
    reference: significant(reference),
    n: run.n,
    also: { p50Ms: significant(run.p50), [`slowest view (${worst![0]}) p95Ms`]: worst![1] },
  }
}

async function counts(options: BenchOptions, people: Calling[], size: string, reference: number): Promise<Measured> {
  const run = await measure(options, asEach(people, countCases, [{}]), 20)
  const row = { row: 'counts', what: `all default views of one person, p95; ${size}`, value: significant(run.p95), unit: 'ms', target: '≤ 30' }
  return { ...row, reference: significant(reference), n: run.n, also: { p50Ms: significant(run.p50) } }
}

async function conversation(options: BenchOptions, people: Calling[], size: string, reference: number): Promise<Measured> {
  const supervisor = people.at(-1)!
  const pages = [await supervisor.call(listCases, { view: 'all-open', limit: 50 }), await supervisor.call(listCases, { view: 'closed', limit: 50 })]
  const opens = pages
    .flatMap(({ rows }) => rows)
    .map(({ caseId }) => async () => {
      await Promise.all([supervisor.call(readCase, { caseId }), supervisor.call(readTimeline, { caseId })])
    })
  const run = await measure(options, opens, 3)
  const row = { row: 'conversation', what: `a case with its last 50 entries and all parts, p95; ${size}`, value: significant(run.p95), unit: 'ms' }
  return { ...row, target: '≤ 15', reference: significant(reference), n: run.n, also: { p50Ms: significant(run.p50) } }
}

async function search(options: BenchOptions, people: Calling[], size: string, { words }: BigWorkspace): Promise<Measured> {
  const phrases = [words.common, words.middling, words.rare, `${words.common} ${words.middling}`, `${words.common} ${words.middling} ${words.rare}`]
  const plain = phrases.map((phrase) => phrase.normalize('NFD').replace(/\p{M}/gu, ''))
  const inputs = plain.flatMap((asked) => (['newest', 'best'] as const).map((order) => ({ words: asked, order })))
  const run = await measure(options, asEach(people.slice(-3), searchAll, inputs), 4)
  return {
    row: 'search',
    what: `one to three words, accents missing, newest and best first, p95; ${size}`,
    value: significant(run.p95),
    unit: 'ms',
    target: '≤ 100 at 1 M, ≤ 200 at 10 M',
    reference: null,
    n: run.n,
    also: { p50Ms: significant(run.p50) },
  }
}
