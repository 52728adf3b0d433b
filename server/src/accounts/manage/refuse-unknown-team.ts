import type { Reader } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'

/** Refuses a team that does not exist or was retired. */
export async function refuseUnknownTeam(db: Reader, teamId: string | null | undefined): Promise<void> {
  if (!teamId) return
  const team = await db.selectFrom('teams').select('id').where('id', '=', teamId).where('retired_at', 'is', null).executeTakeFirst()
  if (!team) throw new AppError('invalid', 'team/unknown', 'There is no such team.')
}
