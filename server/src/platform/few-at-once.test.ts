import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { fewAtOnce } from './few-at-once.ts'

test('no more than allowed work at once, everyone has a turn, and who finds the line full is refused', async () => {
  const atOnce = fewAtOnce(2, 3, () => new AppError('unavailable', 'session/busy', 'Busy.'))
  let working = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++working)
    await setImmediate()
    working--
  }
  const results = await Promise.allSettled(Array.from({ length: 6 }, () => atOnce(work)))
  expect(most).toBe(2)
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
})

test('work that fails gives its turn back', async () => {
  const atOnce = fewAtOnce(1, 1, () => new AppError('unavailable', 'session/busy', 'Busy.'))
  await expect(atOnce(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await atOnce(async () => 'done')).toBe('done')
})
