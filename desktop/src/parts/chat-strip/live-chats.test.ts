import { expect, test } from 'vitest'
import { type Chat, liveChats, nextChat, waitClock } from './live-chats.ts'

const NOW = Date.parse('2026-03-02T15:00:00Z')
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()
const chat = (caseId: string, openedMinutes: number, waitedMinutes: number | null, lastMinutes = waitedMinutes ?? 1): Chat => ({
  caseId,
  openedAt: ago(openedMinutes),
  waitingSince: waitedMinutes === null ? null : ago(waitedMinutes),
  lastMessageAt: ago(lastMinutes),
})
const names = (chats: readonly Chat[]) => chats.map(({ caseId }) => caseId)

test('The strip holds the chats with a word in the last 45 minutes, in the order they began', () => {
  const chats = [chat('new', 3, 2), chat('old', 30, 1), chat('gone', 300, 46), chat('answered', 20, null)]
  expect(names(liveChats(chats, NOW))).toEqual(['old', 'answered', 'new'])
})

test('The key turns to who has waited longest, whatever their place', () => {
  const chats = [chat('a', 9, 1), chat('b', 8, 4), chat('c', 7, null)]
  expect(nextChat(chats, undefined)?.caseId).toBe('b')
  expect(nextChat(chats, 'b')?.caseId).toBe('a')
})

test('When nobody waits the key goes round', () => {
  const chats = [chat('a', 9, null), chat('b', 8, null), chat('c', 7, null)]
  expect(nextChat(chats, 'b')?.caseId).toBe('c')
  expect(nextChat(chats, 'c')?.caseId).toBe('a')
  expect(nextChat([chat('a', 9, 1)], 'a')).toBeUndefined()
})

test('A wait is counted in seconds, with hours when it has some', () => {
  expect(waitClock(65_400)).toBe('1:05')
  expect(waitClock(3_725_000)).toBe('1:02:05')
  expect(waitClock(-3)).toBe('0:00')
})
