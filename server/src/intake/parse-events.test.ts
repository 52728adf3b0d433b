import { expect, onTestFinished, test } from 'vitest'
import { openParser } from './parse-events.ts'

const SCRIPT = new URL('./fixtures/breaking-worker.ts', import.meta.url)
const account = { providerId: '1', handle: 'brand', settings: {} }

test.each([
  ['loops', 'loop'],
  ['swells', 'swell'],
  ['ends the thread', 'exit'],
])('an event whose parser %s is given up alone, and the others are understood', async (_name, fault) => {
  const parser = openParser(300, SCRIPT)
  onTestFinished(() => parser.close())
  const bodies = ['one', fault, 'two', 'three']
  const results = await parser.parse(bodies.map((body, n) => ({ rawEventId: String(n), channel: 'x', body, account })))
  const failed = results.filter((result) => 'error' in result).map(({ rawEventId }) => rawEventId)
  expect(failed).toEqual(['1'])
  expect(results.map(({ rawEventId }) => rawEventId).sort()).toEqual(['0', '1', '2', '3'])
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
