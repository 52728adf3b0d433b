import { expect, test } from 'vitest'
import { planRefreshes } from './refresh-plan.ts'

function wound() {
  let now = 0
  const waiting: { at: number; then: () => void }[] = []
  const done: [number, string[]][] = []
  const timers = {
    now: () => now,
    after(ms: number, then: () => void) {
      const entry = { at: now + ms, then }
      waiting.push(entry)
      return () => void waiting.splice(waiting.indexOf(entry), 1)
    },
  }
  const plan = planRefreshes(timers, 100, (keys) => done.push([now, [...keys].sort()]))
  function wind(to: number) {
    for (;;) {
      const next = waiting.filter(({ at }) => at <= to).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      waiting.splice(waiting.indexOf(next), 1)
      now = next.at
      next.then()
    }
    now = to
  }
  return { plan, wind, done }
}

test('What is asked for within the gathering time is refreshed together, once', () => {
  const { plan, wind, done } = wound()
  plan.ask('list', 1500)
  plan.ask('case', 0)
  wind(50)
  plan.ask('list', 1500)
  wind(5000)
  expect(done).toEqual([[100, ['case', 'list']]])
})

test('At fifty facts a second a list is refreshed no more often than its rest, and the last fact is never lost', () => {
  const { plan, wind, done } = wound()
  for (let at = 0; at < 6000; at += 20) {
    wind(at)
    plan.ask('list', 1500)
  }
  wind(20_000)
  const times = done.map(([at]) => at)
  expect(times.every((at, i) => i === 0 || at - times[i - 1]! >= 1500)).toBe(true)
  expect(times.length).toBeLessThanOrEqual(6)
  expect(times.at(-1)).toBeGreaterThanOrEqual(5980)
})

test('A short rest is served before a long one that was asked for first', () => {
  const { plan, wind, done } = wound()
  plan.ask('list', 1500)
  wind(200)
  plan.ask('list', 1500)
  plan.ask('case', 0)
  wind(400)
  expect(done.at(-1)).toEqual([300, ['case']])
})

test('Once stopped nothing more is refreshed', () => {
  const { plan, wind, done } = wound()
  plan.ask('list', 0)
  plan.stop()
  wind(1000)
  expect(done).toEqual([])
})
