import { setTimeout as pass } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type ApartOptions, openApart } from './open-apart.ts'

function faulty(options: Partial<ApartOptions> = {}) {
  const apart = openApart<{ what: string }, string>({
    script: new URL('./fixtures/faulty-hand.ts', import.meta.url),
    timeoutMs: 20_000,
    maxRssBytes: 400 * 1024 * 1024,
    atOnce: 1,
    waitingAtMost: 10,
    idleMs: 60_000,
    requestsEach: 100,
    ...options,
  })
  onTestFinished(() => apart.close())
  const ask = (what: string) => apart.run(async () => ({ what }))
  const pid = async () => {
    const outcome = await ask('who')
    return 'result' in outcome ? Number(outcome.result.split(' by ')[1]) : 0
  }
  return { apart, ask, pid }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test.each([
  ['exit', 'crashed'],
  ['throw', 'crashed'],
  ['swell', 'crashed'],
  ['hoard', 'too-much-memory'],
])('a request that makes its reader %s is refused as %s, and the next one is answered', async (what, refused) => {
  const { ask } = faulty()
  expect(await Promise.all([ask('one'), ask(what), ask('two')])).toEqual([
    { result: expect.stringMatching(/^one/) },
    { refused },
    { result: expect.stringMatching(/^two/) },
  ])
})

test('a reader that loops is killed when its time is over', async () => {
  const { ask, pid } = faulty({ timeoutMs: 700 })
  const looping = await pid()
  expect(await ask('loop')).toEqual({ refused: 'timeout' })
  expect(await pid()).not.toBe(looping)
  expect(isRunning(looping)).toBe(false)
})

test('a process is used again, replaced after its share of requests, and ended when it has nothing to do', async () => {
  const { pid } = faulty({ requestsEach: 2, idleMs: 200 })
  const [first, second, third] = [await pid(), await pid(), await pid()]
  expect(second).toBe(first)
  expect(third).not.toBe(first)
  await vi.waitFor(() => expect(isRunning(third)).toBe(false), { timeout: 20_000 })
})

test('nothing runs before the first request, and no more at once than allowed', async () => {
  const { apart } = faulty({ waitingAtMost: 1 })
  let loaded = 0
  const load = async () => {
    loaded++
    await pass(20)
    return { what: 'one' }
  }
  const outcomes = await Promise.all([apart.run(load), apart.run(load), apart.run(load)])
  expect(outcomes[2]).toEqual({ refused: 'busy' })
  expect(loaded).toBe(2)
})

test('a reader knows nothing of our environment', async () => {
  process.env.PLANTED_FOR_TEST = 'planted'
  onTestFinished(() => void delete process.env.PLANTED_FOR_TEST)
  expect(JSON.stringify(await faulty().ask('environment'))).not.toContain('planted')
})
