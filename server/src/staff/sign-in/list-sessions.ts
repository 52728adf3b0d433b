import type { listSessions as route } from '@atalaya/shared/contract/staff.ts'
import type { z } from 'zod'
import type { Caller } from '../../platform/caller.ts'
import type { Db } from '../../platform/db.ts'
import { demandPerson } from '../demand-person.ts'

/** The caller's sessions that have not ended, newest first. */
export async function listSessions(db: Db, caller: Caller, token: string | null): Promise<z.input<typeof route.reply>> {
  const rows = await db
    .selectFrom('sessions')
    .selectAll()
    .where('person_id', '=', demandPerson(caller))
    .where('expires_at', '>', caller.at)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    sessionId: row.id,
    current: row.token === token,
    ipAddress: row.ip_address || null,
    userAgent: row.user_agent || null,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }))
}
