import type { Fact } from '@atalaya/shared/contract/facts.ts'
import { PERMISSIONS, type Permission } from '@atalaya/shared/contract/permissions.ts'
import { expect, test } from 'vitest'
import { stageCases } from '../../test/stage-cases.ts'
import type { Caller } from '../platform/caller.ts'
import { mayHear, readSight } from './sight.ts'

const fact = (type: string, data: object) => ({ place: '1.1', type, at: '', actor: { kind: 'platform', id: null }, data }) as unknown as Fact
const caller = (permissions: readonly Permission[]): Caller => ({
  kind: 'key',
  id: crypto.randomUUID(),
  permissions: new Set(permissions),
  scope: 'all',
  teamIds: [],
  locale: 'es',
  at: new Date(),
})

test('what is said in nobody’s conversation is heard by those who may read cases, and by no other key', async () => {
  const { db } = await stageCases()
  const said = { messageId: crypto.randomUUID(), conversationId: crypto.randomUUID(), caseId: null }
  const sight = await readSight(db, [said])
  for (const type of ['message.received', 'conversation.started', 'view.changed', 'person.joined', 'event.parked', 'key.created'])
    expect([type, mayHear(caller(['template.manage']), sight, fact(type, said))]).toEqual([type, false])
  expect(mayHear(caller(['case.read']), sight, fact('message.received', said))).toBe(true)
  expect(mayHear(caller(PERMISSIONS.filter((one) => one !== 'case.read')), sight, fact('message.received', said))).toBe(false)
})

test('what happens in a case is heard by those who see it alone', async () => {
  const stage = await stageCases()
  const team = await stage.team()
  const caseId = await stage.open({ team_id: team })
  const sight = await readSight(stage.db, [{ caseId }])
  const [member, stranger] = [await stage.worker('team', [team]), await stage.worker('team', [])]
  for (const type of ['case.assigned', 'message.received', 'case.noted'])
    expect([mayHear(member, sight, fact(type, { caseId })), mayHear(stranger, sight, fact(type, { caseId }))]).toEqual([true, false])
})
