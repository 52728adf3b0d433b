import { expect, test } from 'vitest'
import { Failure } from './api.ts'
import { type Kept, openOutbox } from './outbox.ts'
import { openStorage } from './storage.ts'

function browser() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const message = (messageId: string): Kept<never> => ({
  message: { messageId, text: messageId, fileIds: [], locale: 'es', page: '' },
  at: '2026-11-03T12:00:00Z',
  files: [],
})

/** A server that answers as told, in turn, and then always accepts. */
function lab(answers: (Failure | 'accept')[], place = browser()) {
  const taken: string[] = []
  const fates: string[] = []
  const settled = Promise.withResolvers<void>()
  const outbox = openOutbox<never>({
    storage: openStorage('a', place),
    async send({ messageId }) {
      taken.push(messageId)
      const answer = answers.shift() ?? 'accept'
      if (answer !== 'accept') throw answer
      return { at: '2026-11-03T12:00:01Z' }
    },
    tell({ message: { messageId } }, { state }) {
      fates.push(`${messageId} ${state}`)
      if (outbox.all().every(({ failed }) => failed)) settled.resolve()
    },
    wait: async () => undefined,
  })
  return { outbox, taken, fates, settled: settled.promise, place }
}

test('messages leave one after the other, in the order they were written', async () => {
  const { outbox, taken, settled } = lab([])
  for (const id of ['a', 'b', 'c']) outbox.add(message(id))
  await settled
  expect(taken).toEqual(['a', 'b', 'c'])
  expect(outbox.all()).toEqual([])
})

test('what the server could not take now is sent again with the same id, and nothing overtakes it', async () => {
  const { outbox, taken, fates, settled } = lab([new Failure(0, ''), new Failure(503, ''), new Failure(429, '')])
  outbox.add(message('a'))
  outbox.add(message('b'))
  await settled
  expect(taken).toEqual(['a', 'a', 'a', 'a', 'b'])
  expect(fates).toContain('a waiting')
})

test('what the server refuses stays as failed, lets the rest pass, and goes again when asked', async () => {
  const { outbox, taken, settled } = lab([new Failure(400, 'message/empty')])
  outbox.add(message('a'))
  outbox.add(message('b'))
  await settled
  expect(taken).toEqual(['a', 'b'])
  expect(outbox.all()).toMatchObject([{ message: { messageId: 'a' }, failed: true }])
  outbox.retry('a')
  await Promise.resolve()
  expect(taken.at(-1)).toBe('a')
})

test('what was not acknowledged is still there after a reload, with the same id', async () => {
  const never = new Promise<never>(() => undefined)
  const place = browser()
  const first = openOutbox<never>({ storage: openStorage('a', place), send: () => never, tell: () => undefined })
  first.add(message('a'))
  const { outbox, taken, settled } = lab([], place)
  outbox.wake()
  await settled
  expect(taken).toEqual(['a'])
})

test('a browser that forbids storage still sends', async () => {
  const forbidden = () => {
    throw new Error('forbidden')
  }
  const { outbox, taken, settled } = lab([], { getItem: forbidden, setItem: forbidden, removeItem: forbidden })
  outbox.add(message('a'))
  await settled
  expect(taken).toEqual(['a'])
})
