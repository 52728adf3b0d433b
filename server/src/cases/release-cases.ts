import type { Tx } from '../platform/db.ts'
import { emitAll, PLATFORM } from '../platform/facts.ts'

const CHUNK = 500

/** The open cases of a person who has gone belong to nobody; they stay with their teams. */
export async function releaseCases(tx: Tx, personId: string): Promise<void> {
  for (let released = CHUNK; released === CHUNK; ) {
    const rows = await tx
      .updateTable('cases')
      .set({ owner_id: null })
      .where('id', 'in', (held) =>
        held
          .selectFrom('cases')
          .select('id')
          .where('owner_id', '=', personId)
          .where('state', '<>', 'closed')
          .orderBy('id')
          .limit(CHUNK)
          .forNoKeyUpdate(),
      )
      .returning(['id', 'team_id'])
      .execute()
    await emitAll(
      tx,
      rows.map(({ id, team_id }) => ({ type: 'case.assigned', actor: PLATFORM, data: { caseId: id, ownerId: null, teamId: team_id } })),
    )
    released = rows.length
  }
}
