import { expect, test } from 'vitest'
import spanish from '../../../i18n/es/inbox.json' with { type: 'json' }
import { describeActivity } from './describe-activity.ts'

const ana = { kind: 'person', id: 'ana' }

for (const [what, type, data, key] of [
  ['Taking a case oneself', 'case.assigned', { ownerId: 'ana', teamId: null }, 'case.taken'],
  ['Giving a case to somebody', 'case.assigned', { ownerId: 'luis', teamId: null }, 'case.assigned'],
  ['Leaving a case without an owner', 'case.assigned', { ownerId: null, teamId: null }, 'case.unassigned'],
  ['Waking a case by hand', 'case.snoozed', { until: null }, 'case.woken'],
  ['Bringing a case back', 'case.set-aside', { undone: true }, 'case.brought-back'],
] as const) {
  test(`${what} has a sentence of its own`, () => {
    expect(describeActivity({ type, actor: ana, data }).key).toBe(key)
    expect(spanish.activity.case).toHaveProperty(key.slice('case.'.length))
  })
}

test('A case given to a team names the team', () => {
  const { to } = describeActivity({ type: 'case.escalated', actor: ana, data: { teamId: 'cards' } })
  expect(to).toEqual({ kind: 'holder', ownerId: null, teamId: 'cards' })
})
