import { expect, test } from 'vitest'
import { compareIds, createSnowflakes, snowflakeMs } from './snowflake.ts'

test('ids grow even when the clock steps back, and tell when they were made', () => {
  let nowMs = 1_790_000_000_123
  const next = createSnowflakes(() => nowMs)
  const ids = [next(), next()]
  expect(snowflakeMs(ids[0] ?? '')).toBe(nowMs)
  nowMs -= 5000
  ids.push(next())
  expect([...ids].sort(compareIds)).toEqual(ids)
  expect(new Set(ids).size).toBe(3)
})
