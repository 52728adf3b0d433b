import type { WidgetMessage } from '@atalaya/shared/contract/widget.ts'
import { expect, test } from 'vitest'
import { countUnread, openThread } from './thread.ts'

const message = (messageId: string, at: string, more: Partial<WidgetMessage> = {}): WidgetMessage => ({
  messageId,
  from: 'visitor',
  author: null,
  text: messageId,
  at: `2026-11-03T12:00:${at}Z`,
  state: 'delivered',
  deleted: false,
  files: [],
  ...more,
})
const ids = (thread: ReturnType<typeof openThread>) => thread.items().map(({ messageId }) => messageId)

test('a message that comes twice is there once, as it was said last', () => {
  const thread = openThread(() => undefined)
  thread.put(message('a', '01'))
  thread.put(message('a', '01', { state: 'read' }))
  expect(thread.items()).toMatchObject([{ messageId: 'a', state: 'read' }])
})

test('messages stand in the order of the server’s time, one’s own on their way last', () => {
  const thread = openThread(() => undefined)
  thread.putOwn({ ...message('mine', '00'), local: 'sending' })
  thread.put(message('late', '09', { from: 'agent' }))
  thread.put(message('early', '02', { from: 'agent' }))
  expect(ids(thread)).toEqual(['early', 'late', 'mine'])
  thread.putOwn(message('mine', '05'))
  expect(ids(thread)).toEqual(['early', 'mine', 'late'])
})

test('an answer to a request that comes after the stream does not take back what the stream said', () => {
  const thread = openThread(() => undefined)
  thread.put(message('a', '01', { state: 'read' }))
  thread.putOwn({ ...message('a', '01', { state: 'sent' }), local: 'sending' })
  expect(thread.items()).toMatchObject([{ state: 'read' }])
})

test('what agents saw is read up to that moment and no further', () => {
  const thread = openThread(() => undefined)
  for (const at of ['01', '05']) thread.put(message(at, at))
  thread.markRead('2026-11-03T12:00:03Z')
  expect(thread.items().map(({ state }) => state)).toEqual(['read', 'delivered'])
})

test('only answers that came after the last one seen are unread', () => {
  const items = ['01', '02', '03'].map((at) => message(at, at, { from: 'agent' }))
  expect(countUnread([...items, message('own', '04')], '2026-11-03T12:00:01Z')).toBe(2)
  expect(countUnread(items, null)).toBe(3)
})
