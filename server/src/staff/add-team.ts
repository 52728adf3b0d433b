import type { Tx } from '../platform/db.ts'
import { emit, PLATFORM } from '../platform/facts.ts'
import { newId } from '../platform/ids.ts'

/** There is a team of that name, with these members at least. */
export async function addTeam(tx: Tx, { name, memberIds = [] }: { name: string; memberIds?: readonly string[] }): Promise<{ teamId: string }> {
  const { id: teamId } = await tx
    .insertInto('teams')
    .values({ id: newId(), name })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ retired_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow()
  if (memberIds.length > 0) {
    await tx
      .insertInto('team_members')
      .values(memberIds.map((personId) => ({ team_id: teamId, person_id: personId })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await emit(tx, PLATFORM, 'team.changed', { teamId })
  return { teamId }
}
