import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import { mailNotices } from './mail-notices.ts'

interface News {
  event: 'mention' | 'assigned'
  caseId: string
  personIds: readonly (string | null)[]
  /** Who made it so: nobody is told what they did. */
  by: string | null
  /** ISO. */
  at: string
}

/** Long enough for who sits at the desk to have been seen there since. */
const WAIT_MS = 6 * 60_000

/** Those who asked to be mailed at once will be told of this, unless they are seen at the desk before. */
export async function noteNotices(tx: Tx, { event, caseId, personIds, by, at }: News): Promise<void> {
  const told = personIds.filter((personId) => personId !== null && personId !== by)
  if (told.length === 0) return
  const { rows } = await sql<{ person_id: string }>`insert into notices (person_id, case_id, event, at)
    select p.id, ${caseId}::uuid, ${event}, ${at}::timestamptz from people p
    where p.id = any(${told}::uuid[]) and p.preferences -> 'mail' ->> 'when' = 'at-once' and p.deactivated_at is null
    on conflict (person_id, case_id, event) do update set at = excluded.at returning person_id`.execute(tx)
  const jobs = rows.map(({ person_id }) => ({ personId: person_id }))
  // Many cases given at once are one mail: all within a stretch share a job.
  const stretch = Math.floor(Date.parse(at) / WAIT_MS)
  await mailNotices.later(tx, jobs, {
    key: ({ personId }) => `notices:${personId}:${stretch}`,
    runAt: new Date((stretch + 2) * WAIT_MS),
  })
}
