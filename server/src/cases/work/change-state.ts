import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessCase, type CaseRecord, standingOf } from '../access-case.ts'
import { demandMay } from '../may-case.ts'
import { mayMove, type OpenState } from '../rules/may-move.ts'
import { demandTeam } from './assign-case.ts'

/** The open case is in that state. Escalating hands it to a team, and an owner who is not of that team gives it up. */
export async function changeState(
  tx: Tx,
  caller: Caller,
  { caseId, state, teamId }: { caseId: string; state: OpenState; teamId?: string | undefined },
): Promise<string> {
  const found = await accessCase(tx, caller, caseId, 'edit')
  if (found.state === state && state !== 'escalated') return caseId
  if (found.state === 'closed') throw new AppError('conflict', 'case/closed', 'This case is closed; open it again first.')
  if (!mayMove(found.state, state) && found.state !== state)
    throw new AppError('conflict', 'case/no-such-move', `A case cannot go from ${found.state} to ${state}.`)
  if (state === 'escalated') return escalate(tx, caller, found, teamId)
  await tx.updateTable('cases').set({ state, updated_at: caller.at }).where('id', '=', caseId).execute()
  await emit(tx, actorOf(caller), 'case.state-changed', { caseId, from: found.state, to: state })
  return caseId
}

async function escalate(tx: Tx, caller: Caller, found: CaseRecord, teamId: string | undefined): Promise<string> {
  const caseId = found.id
  const team = teamId ?? found.team_id
  if (found.state === 'escalated' && found.team_id === team) return caseId
  demandMay(caller, 'escalate', standingOf(found))
  if (team === null) throw new AppError('invalid', 'case/team-required', 'Say to which team the case is escalated.')
  await demandTeam(tx, team)
  const ownerId = found.owner_id !== null && (await isMember(tx, found.owner_id, team)) ? found.owner_id : null
  await tx
    .updateTable('cases')
    .set({ state: 'escalated', team_id: team, owner_id: ownerId, updated_at: caller.at })
    .where('id', '=', caseId)
    .execute()
  await emit(tx, actorOf(caller), 'case.state-changed', { caseId, from: found.state, to: 'escalated' })
  await emit(tx, actorOf(caller), 'case.escalated', { caseId, teamId: team })
  if (ownerId !== found.owner_id || team !== found.team_id) await emit(tx, actorOf(caller), 'case.assigned', { caseId, ownerId, teamId: team })
  return caseId
}

async function isMember(tx: Tx, personId: string, teamId: string): Promise<boolean> {
  const member = await tx
    .selectFrom('team_members')
    .select('person_id')
    .where('team_id', '=', teamId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return member !== undefined
}
