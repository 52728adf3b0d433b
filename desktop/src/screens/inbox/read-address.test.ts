import { expect, test } from 'vitest'
import { readAddress, toggleEntry } from './read-address.ts'

test('An address gives its view, filters and open case, and nothing it does not know', () => {
  const read = readAddress({ view: 'waiting', sort: 'due', channels: 'x,chat', case: '7', panel: 'context', evil: '1' })
  expect(read).toEqual({
    view: 'waiting',
    filter: { channels: 'x,chat' },
    question: { view: 'waiting', sort: 'due', channels: 'x,chat' },
  })
})

test('An address without a view, or with one that does not exist, shows one’s own cases', () => {
  expect(readAddress({}).view).toBe('mine')
  expect(readAddress({ view: 'everything', sort: 'magic' }).question).toEqual({ view: 'mine' })
})

test('An entry of a filter goes in and out, and an empty filter is no filter', () => {
  expect(toggleEntry(undefined, 'x')).toBe('x')
  expect(toggleEntry('x', 'chat')).toBe('x,chat')
  expect(toggleEntry('x,chat', 'x')).toBe('chat')
  expect(toggleEntry('x', 'x')).toBeUndefined()
})
