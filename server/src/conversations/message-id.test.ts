import { expect, test } from 'vitest'
import { messageIdOf } from './message-id.ts'

const sentAt = new Date('2026-11-03T14:05:07.123Z')

test('two messages of one millisecond keep the order of the network, whichever comes first', () => {
  const later = messageIdOf({ providerId: '2117619082613227522', sentAt })
  const earlier = messageIdOf({ providerId: '2117619082613227521', sentAt })
  expect([later, earlier].sort()).toEqual([earlier, later])
})

test('where the network does not count, they keep the order in which they came', () => {
  const ids = ['b', 'a', 'c'].map((providerId) => messageIdOf({ providerId, sentAt }))
  expect([...ids].sort()).toEqual(ids)
})

test('one id is never given twice', () => {
  const twin = { providerId: '2117619082613227521', sentAt }
  expect(messageIdOf(twin)).not.toBe(messageIdOf(twin))
})
