import { expect, test } from 'vitest'
import { type Acts, judgeActs, type Outcome, underFirstIds } from './act-at-once.ts'
import { openVerdict } from './verdict.ts'

const acts: Acts = { edited: new Map([['1', 'al fin']]), firstIds: new Map([['9', '1']]), deleted: ['2'], liked: ['3'], read: ['4'] }
const outcome = (provider_id: string, change: Partial<Outcome> = {}): Outcome => ({
  provider_id,
  text: 'al fin',
  state: 'sent',
  edited: false,
  deleted: false,
  liked: false,
  ...change,
})
const right = [outcome('1', { edited: true }), outcome('2', { deleted: true }), outcome('3', { liked: true }), outcome('4', { state: 'read' })]

function broken(outcomes: readonly Outcome[]): string[] {
  const verdict = openVerdict(() => undefined)
  judgeActs(verdict, acts, outcomes)
  return verdict.broken
}

test('what was done last is what must be left', () => {
  expect(broken(right)).toEqual([])
})

test.each([
  ['an earlier text', '1', { text: 'al principio', edited: true }, 'posts hold their last text'],
  ['a post that was deleted', '2', {}, 'what was deleted is deleted'],
  ['a post without its like', '3', {}, 'likes stand by what they are for'],
  ['a reply that fell back', '4', { state: 'delivered' }, 'what was read is read'],
])('%s fails the verdict', (_, id, change, what) => {
  expect(broken([...right.filter((one) => one.provider_id !== id), outcome(id, change)])).toEqual([what])
})

test('each version of a post is the post', () => {
  expect(underFirstIds([{ eventType: 'post.mention.create', subjectId: '9', attempts: 1 }], acts)).toMatchObject([{ subjectId: '1' }])
})
