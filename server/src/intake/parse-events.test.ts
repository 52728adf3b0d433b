import { expect, onTestFinished, test } from 'vitest'
import { openParser, type ParseRequest, type ParseResult, type Parser } from './parse-events.ts'

const SCRIPT = new URL('./fixtures/breaking-worker.ts', import.meta.url)
const account = { providerId: '1', handle: 'brand', settings: {} }

/** Asks until every event is decided, as the intake does. */
async function decideAll(parser: Parser, requests: readonly ParseRequest[]): Promise<ParseResult[]> {
  const results = await parser.parse(requests)
  const known = new Set(results.map(({ rawEventId }) => rawEventId))
  const left = requests.filter(({ rawEventId }) => !known.has(rawEventId))
  return left.length > 0 ? [...results, ...(await decideAll(parser, left))] : results
}

test.each([
  ['loops', 'loop'],
  ['swells', 'swell'],
  ['ends the thread', 'exit'],
])('an event whose parser %s is given up alone, and the others are understood', async (_name, fault) => {
  const parser = openParser(300, SCRIPT)
  onTestFinished(() => parser.close())
  const bodies = ['one', fault, 'two', 'three']
  const results = await decideAll(
    parser,
    bodies.map((body, n) => ({ rawEventId: String(n), channel: 'x', body, account })),
  )
  const failed = results.filter((result) => 'error' in result).map(({ rawEventId }) => rawEventId)
  expect(failed).toEqual(['1'])
  expect(results.map(({ rawEventId }) => rawEventId).sort()).toEqual(['0', '1', '2', '3'])
})

test('a parser that takes memory outside its heap is stopped long before its time is over', async () => {
  const parser = openParser(30_000, SCRIPT)
  onTestFinished(() => parser.close())
  const results = await decideAll(
    parser,
    ['one', 'hoard', 'two'].map((body, n) => ({ rawEventId: String(n), channel: 'x', body, account })),
  )
  expect(results).toContainEqual({ rawEventId: '1', error: 'crashed: too much memory' })
  expect(results.filter((result) => 'items' in result)).toHaveLength(2)
})

test('the real parser says why a body cannot be read, and reads on', async () => {
  const parser = openParser()
  onTestFinished(() => parser.close())
  const [bad, good] = await parser.parse(
    ['{', '{"data":{"event_type":"unheard.of","event_uuid":"1"}}'].map((body, n) => ({ rawEventId: String(n), channel: 'x', body, account })),
  )
  expect(bad).toHaveProperty('error')
  expect(good).toMatchObject({ items: [{ kind: 'ignored' }] })
})

test('an event that breaks the thread holds up no other', async () => {
  const parser = openParser(2_000, SCRIPT)
  onTestFinished(() => parser.close())
  const requests = ['one', 'loop', 'two'].map((body, n) => ({ rawEventId: String(n), channel: 'x', body, account }))
  const first = await parser.parse(requests)
  expect(first.map(({ rawEventId }) => rawEventId)).toEqual(['0', '2'])
  expect(await parser.parse(requests.slice(1, 2))).toEqual([{ rawEventId: '1', error: 'timeout' }])
})

test('what a parser said in time counts, however late the process gets round to it', async () => {
  const parser = openParser(300, SCRIPT)
  onTestFinished(() => parser.close())
  await parser.parse([{ rawEventId: '0', channel: 'x', body: 'one', account }])
  const parsed = parser.parse([{ rawEventId: '1', channel: 'x', body: 'slow', account }])
  setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600), 50)
  expect(await parsed).toMatchObject([{ items: [{ what: 'slow' }] }])
})

test('events too many for one thread are handed to it a part at a time', async () => {
  const parser = openParser(5_000, SCRIPT)
  onTestFinished(() => parser.close())
  const body = 'x'.repeat(3_000_000)
  const results = await parser.parse(Array.from({ length: 100 }, (_, n) => ({ rawEventId: String(n), channel: 'x', body, account })))
  expect(results.map((result) => [result.rawEventId, 'items' in result])).toEqual(Array.from({ length: 100 }, (_, n) => [String(n), true]))
})
