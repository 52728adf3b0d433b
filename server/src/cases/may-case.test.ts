import { BUILT_IN_PROFILES, PERMISSIONS, type Permission } from '@atalaya/shared/contract/permissions.ts'
import { expect, test } from 'vitest'
import { platformCaller } from '../platform/caller.ts'
import { maysOf, refusalOf } from './may-case.ts'

const allowed = (permissions: readonly Permission[] = PERMISSIONS) => platformCaller(new Date(), permissions)
const open = { state: 'new', merged: false, setAside: false, messages: 3 }

test('what may be done with a case follows its state', () => {
  expect(maysOf(allowed(), open)).not.toContain('reopen')
  expect(maysOf(allowed(), open)).toContain('close')
  expect(maysOf(allowed(), { ...open, state: 'closed' })).toEqual(['edit', 'reply', 'note', 'reopen', 'merge', 'split', 'set-aside', 'block'])
  expect(maysOf(allowed(), { ...open, state: 'escalated' })).not.toContain('escalate')
  expect(maysOf(allowed(), { ...open, setAside: true })).not.toContain('snooze')
  expect(maysOf(allowed(), { ...open, messages: 1 })).not.toContain('split')
})

test('a case that was merged away allows nothing', () => {
  expect(maysOf(allowed(), { ...open, merged: true })).toEqual([])
})

test('a permission that is missing is told before the state of the case', () => {
  expect(refusalOf(allowed([]), 'close', { ...open, state: 'closed' })).toMatchObject({ code: 'permission/missing', kind: 'forbidden' })
  expect(maysOf(allowed(BUILT_IN_PROFILES.agent.permissions), open)).not.toContain('block')
  expect(maysOf(allowed(BUILT_IN_PROFILES.supervisor.permissions), open)).toContain('block')
})
