import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InboundItem } from '../connectors/channel.ts'
import type { PendingBatch } from './read-pending.ts'
import { splitBatch } from './split-batch.ts'

const message = (person: string, thread: string, providerId: string, aliases: string[] = []) =>
  ({ kind: 'message', contact: { key: person, name: person, aliases }, threadKey: thread, providerId }) as unknown as InboundItem
const receipt = (providerId: string) => ({ kind: 'receipt', providerId }) as InboundItem

function batchOf(events: readonly InboundItem[][]): PendingBatch {
  return {
    lane: 0,
    accounts: new Map(),
    suggested: new Map(),
    events: events.map((_, index) => ({ id: String(index), account_id: 'a', body: '', via: 'webhook' })) as PendingBatch['events'],
    parsed: new Map(events.map((items, index) => [String(index), { rawEventId: String(index), items }])),
  }
}

const idsOf = (batch: PendingBatch | null) => batch?.events.map(({ id }) => Number(id)) ?? []
const split = (events: readonly InboundItem[][], parts = 2) => {
  const { apart, after } = splitBatch(batchOf(events), parts, 1)
  return { apart: apart.map(idsOf), after: idsOf(after) }
}

test('what one person writes, what stands in one thread, and what tells of one message stays together', () => {
  const one = [message('ana', 't1', '1')]
  expect(split([one, [message('luis', 't2', '2')]]).apart).toEqual([[0], [1]])
  expect(split([one, [message('ana', 't2', '2')]]).apart).toEqual([[0, 1]])
  expect(split([one, [message('luis', 't1', '2')]]).apart).toEqual([[0, 1]])
  expect(split([one, [message('luis', 't2', '1')]]).apart).toEqual([[0, 1]])
  expect(split([one, [message('luis', 't2', '2', ['ana'])]]).apart).toEqual([[0, 1]])
})

test('people who meet in an event or by way of a third are together', () => {
  const events = [[message('ana', 't1', '1')], [message('luis', 't2', '2')], [message('ana', 't3', '3'), message('luis', 't4', '4')]]
  expect(split(events).apart).toEqual([[0, 1, 2]])
})

test('what may speak of any message comes after all of them, with whatever is of its own people', () => {
  const events = [
    [message('ana', 't1', '1')],
    [message('luis', 't2', '2')],
    [message('rosa', 't3', '3')],
    [receipt('1')],
    [message('rosa', 't3', '5'), receipt('2')],
  ]
  expect(split(events)).toEqual({ apart: [[0], [1]], after: [2, 3, 4] })
})

test('mails, whose threads are found by what they name, come one after the other, and messages about one post stay together', () => {
  const mail = (place: string) => ({ ...message(place, place, place), references: [] }) as unknown as InboundItem
  expect(split([[message('ana', 't1', '1')], [message('luis', 't2', '2')], [mail('3')], [mail('4')]])).toEqual({ apart: [[0], [1]], after: [2, 3] })
  const comment = (place: string) => ({ ...message(place, place, place), topic: { providerId: 'post' } }) as unknown as InboundItem
  expect(split([[comment('1')], [comment('2')], [comment('3')]]).apart).toEqual([[0, 1, 2]])
})

test('an event that could not be read goes with any part, and a small batch stays whole', () => {
  const unread = { ...batchOf([[], []]), parsed: new Map([['0', { rawEventId: '0', error: 'x' }]]) }
  expect(splitBatch(unread, 2, 1).apart.map(idsOf)).toEqual([[0], [1]])
  expect(splitBatch(unread, 2, 2)).toEqual({ apart: [unread], after: null })
})

test('whatever is in a batch, each event is in one part, in its order, and no two parts know the same person or thread', () => {
  const name = fc.constantFrom(...'abcdefghijkl')
  const item = fc.oneof(
    { weight: 9, arbitrary: fc.tuple(name, name, fc.nat(30)).map(([person, thread, id]) => message(person, thread, String(id))) },
    { weight: 1, arbitrary: fc.nat(30).map((id) => receipt(String(id))) },
  )
  fc.assert(
    fc.property(fc.array(fc.array(item, { maxLength: 2 }), { maxLength: 30 }), fc.integer({ min: 2, max: 4 }), (events, parts) => {
      const { apart, after } = split(events, parts)
      const all = [...apart, after]
      expect(all.flat().sort((a, b) => a - b)).toEqual(events.map((_, index) => index))
      for (const part of all) expect(part).toEqual([...part].sort((a, b) => a - b))
      if (apart.length === 1 && after.length === 0) return
      for (const part of apart) for (const id of part) for (const one of events[id]!) expect(one.kind).toBe('message')
      const known = all.map(
        (part) =>
          new Set(
            part.flatMap((id) =>
              events[id]!.flatMap((one) => (one.kind === 'message' ? [`p${one.contact.key}`, `t${one.threadKey}`, one.providerId] : [])),
            ),
          ),
      )
      for (const [index, keys] of known.entries())
        for (const other of known.slice(index + 1)) expect([...keys].filter((key) => other.has(key))).toEqual([])
    }),
  )
})
