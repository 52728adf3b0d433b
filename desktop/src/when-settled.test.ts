import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whenSettled } from './when-settled.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page with one question whose answer comes when `answer` is called. */
function ask(client: QueryClient): () => void {
  let answer: () => void = () => undefined
  void client.prefetchQuery({ queryKey: ['list'], queryFn: () => new Promise((resolve) => (answer = () => resolve(1))) })
  return () => answer()
}

test('What can wait waits until the first page has its answers', async () => {
  const client = new QueryClient()
  const act = vi.fn()
  whenSettled(client, act)
  await vi.advanceTimersByTimeAsync(500)
  const answer = ask(client)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(act).not.toHaveBeenCalled()
  answer()
  await vi.advanceTimersByTimeAsync(600)
  expect(act).toHaveBeenCalledTimes(1)
  client.clear()
})

test('What can wait does not wait for ever, and not at all once it is called off', async () => {
  const client = new QueryClient()
  const act = vi.fn()
  const never = vi.fn()
  ask(client)
  whenSettled(client, act)
  whenSettled(client, never)()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(act).toHaveBeenCalledTimes(1)
  expect(never).not.toHaveBeenCalled()
  client.clear()
})
