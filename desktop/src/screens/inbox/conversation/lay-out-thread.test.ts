import type { TimelineItem } from '@atalaya/shared/contract/cases.ts'
import { expect, test } from 'vitest'
import { layOutThread } from './lay-out-thread.ts'

const dayOf = (at: string) => at.slice(0, 10)
const note = (id: string, at: string, authorId = 'ana'): TimelineItem => ({ kind: 'note', id, at, authorId, text: id, mentionIds: [] })
const activity = (id: string, at: string): TimelineItem => ({
  kind: 'activity',
  id,
  at,
  type: 'case.typed',
  actor: { kind: 'person', id: 'ana' },
  data: {},
})

test('A mark stands where each day begins', () => {
  const lines = layOutThread([note('a', '2026-01-01T10:00:00Z'), note('b', '2026-01-02T10:00:00Z')], dayOf)
  expect(lines.map(({ kind }) => kind)).toEqual(['day', 'item', 'day', 'item'])
})

test('What one author says in one breath is a group; a pause or another voice begins a new one', () => {
  const lines = layOutThread(
    [
      note('a', '2026-01-01T10:00:00Z'),
      note('b', '2026-01-01T10:01:00Z'),
      note('c', '2026-01-01T10:09:00Z'),
      note('d', '2026-01-01T10:09:30Z', 'luis'),
    ],
    dayOf,
  )
  const groups = lines.flatMap((line) => (line.kind === 'item' ? [[line.id, line.isFirst, line.isLast]] : []))
  expect(groups).toEqual([
    ['a', true, false],
    ['b', false, true],
    ['c', true, true],
    ['d', true, true],
  ])
})

test('Activity that comes together is one line', () => {
  const lines = layOutThread([activity('1', '2026-01-01T10:00:00Z'), activity('2', '2026-01-01T10:00:01Z'), note('a', '2026-01-01T10:01:00Z')], dayOf)
  expect(lines.map((line) => (line.kind === 'activities' ? line.items.length : line.kind))).toEqual(['day', 2, 'item'])
})
