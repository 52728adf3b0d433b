import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessCase } from '../access-case.ts'

interface Assignment {
  caseId: string
  ownerId: string | null
  /** Left as it is when absent. */
  teamId?: string | null | undefined
  onlyIfFree?: boolean
}

/**
 * The case belongs to that person, that team, or nobody. With `onlyIfFree` it is refused as `case/taken`, naming the owner, when somebody
 * else has it: of many who try at once one wins.
 */
export async function assignCase(tx: Tx, caller: Caller, { caseId, ownerId, teamId, onlyIfFree }: Assignment): Promise<string> {
  const found = await accessCase(tx, caller, caseId, 'assign')
  const team = teamId === undefined ? found.team_id : teamId
  if (found.owner_id === ownerId && found.team_id === team) return caseId
  if (onlyIfFree && found.owner_id !== null && found.owner_id !== ownerId)
    throw new AppError('conflict', 'case/taken', 'Somebody else has taken this case.', { ownerId: found.owner_id })
  if (ownerId !== null && ownerId !== found.owner_id) await demandWorker(tx, ownerId)
  if (team !== null && team !== found.team_id) await demandTeam(tx, team)
  await tx.updateTable('cases').set({ owner_id: ownerId, team_id: team, updated_at: caller.at }).where('id', '=', caseId).execute()
  await emit(tx, actorOf(caller), 'case.assigned', { caseId, ownerId, teamId: team })
  return caseId
}

/** Refuses who does not work here, and holds off their leaving until the transaction ends. */
export async function demandWorker(tx: Tx, personId: string): Promise<void> {
  // Shared lock: a deactivation at the same moment waits, and then finds the case among those to release.
  const person = await tx
    .selectFrom('people')
    .select('id')
    .where('id', '=', personId)
    .where('deactivated_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (!person) throw new AppError('invalid', 'person/unknown', 'That person does not work here.')
}

export async function demandTeam(tx: Tx, teamId: string): Promise<void> {
  const team = await tx.selectFrom('teams').select('id').where('id', '=', teamId).where('retired_at', 'is', null).executeTakeFirst()
  if (!team) throw new AppError('invalid', 'team/unknown', 'There is no such team.')
}
