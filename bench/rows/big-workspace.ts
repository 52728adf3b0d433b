import { countCases, listCases, readCase, readTimeline, searchAll, VIEWS } from '@atalaya/shared/contract/cases.ts'
import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import type { z } from 'zod'
import type { Calling } from '../call-as.ts'
import type { BigWorkspace } from '../make-workspace.ts'
import type { BenchOptions, Measured } from '../measurement.ts'
import { timesOf } from '../measurement.ts'
import { openBigWorkspace } from '../open-big-workspace.ts'
import { openSession } from '../open-session.ts'
import { measureKeyReads } from '../reference.ts'
import { startServer } from '../start-server.ts'
import { medianBy, percentile, significant } from '../statistics.ts'

/** The inbox, its counts, a conversation and search, over HTTP as agents and a supervisor, in a workspace of a year's work. */
export async function bigWorkspace(options: BenchOptions): Promise<Measured[]> {
  const { dataDir, made } = await openBigWorkspace(options)
  const server = await startServer({ dataDir })
  try {
    const people: Calling[] = []
    for (const personId of [...made.personIds.slice(0, 4), made.personIds.at(-1)!]) people.push(await openSession(server, personId))
    const caseReads = await measureKeyReads(server.databaseUrl, 'cases', 4_000)
    const messageReads = await measureKeyReads(server.databaseUrl, 'messages', 4_000)
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
}

const MILLION = 1_000_000
const asAtMillion = ({ size }: BenchOptions, target: string) => (size > MILLION ? '≤ 1.5 × the figure at 1 M' : target)

/** Each set of calls is made `timesOf` times over; the run with the middle p95 stands. */
async function measure(options: BenchOptions, calls: readonly (() => Promise<unknown>)[], rounds: number) {
  const runs = (await takeTimes(options, calls, rounds)).map((times) => summary(times.flat()))
  return medianBy(runs, ({ p95 }) => p95)
}

/** The milliseconds of each call in each round of each run, after one round that does not count. */
async function takeTimes(options: BenchOptions, calls: readonly (() => Promise<unknown>)[], rounds: number): Promise<number[][][]> {
  for (const call of calls) await call()
  const runs: number[][][] = []
  for (let time = 0; time < timesOf(options); time++) {
    const times: number[][] = calls.map(() => [])
    for (let round = 0; round < (options.quick ? 3 : rounds); round++) {
      for (const [at, call] of calls.entries()) {
        const began = performance.now()
        await call()
        times[at]!.push(performance.now() - began)
      }
    }
    runs.push(times)
  }
  return runs
}

const summary = (times: readonly number[]) => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95), n: times.length })

const asEach = <I extends z.ZodType, O extends z.ZodType>(people: readonly Calling[], endpoint: Endpoint<I, O>, inputs: readonly z.input<I>[]) =>
  people.flatMap((person) => inputs.map((input) => () => person.call(endpoint, input)))

async function inbox(options: BenchOptions, people: Calling[], size: string, reference: number): Promise<Measured> {
  const inputs = VIEWS.map((view) => ({ view }))
  const runs = await takeTimes(options, asEach(people, listCases, inputs), 8)
  const run = medianBy(
    runs.map((times) => summary(times.flat())),
    ({ p95 }) => p95,
  )
  // The calls are those of each person in turn, view after view.
  const views = VIEWS.map((view, at) => {
    const each = runs.map((times) => summary(times.filter((_, place) => place % VIEWS.length === at).flat()))
    return { view, p95: medianBy(each, ({ p95 }) => p95).p95 }
  })
  const worst = views.reduce((slowest, one) => (one.p95 > slowest.p95 ? one : slowest))
  return {
    row: 'inbox',
    what: `first page of each default view, p95; ${size}`,
    value: significant(run.p95),
    unit: 'ms',
    target: asAtMillion(options, '≤ 20'),
    reference: significant(reference),
    n: run.n,
    also: { p50Ms: significant(run.p50), [`slowest view (${worst.view}) p95Ms`]: significant(worst.p95) },
  }
}

async function counts(options: BenchOptions, people: Calling[], size: string, reference: number): Promise<Measured> {
  const run = await measure(options, asEach(people, countCases, [{}]), 20)
  const row = {
    row: 'counts',
    what: `all default views of one person, p95; ${size}`,
    value: significant(run.p95),
    unit: 'ms',
    target: asAtMillion(options, '≤ 30'),
  }
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
    target: options.size > MILLION ? '≤ 200' : '≤ 100',
    reference: null,
    n: run.n,
    also: { p50Ms: significant(run.p50) },
  }
}
