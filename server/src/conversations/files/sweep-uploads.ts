import { sql } from 'kysely'
import { removeFile } from '../../files/remove-file.ts'
import type { Db } from '../../platform/db.ts'
import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'

const DEFAULT_DAYS = 7
const DAY_MS = 86_400_000
const EVERY_MS = 3_600_000
const BATCH = 200

/** For how many days a file waits to be sent (`uploadDays` in the workspace's settings). */
async function readUploadDays(db: Db): Promise<number> {
  const { rows } = await sql<{ days: number | null }>`select (settings ->> 'uploadDays')::int as days from workspace`.execute(db)
  return rows[0]?.days ?? DEFAULT_DAYS
}

/**
 * Forgets files that people and integrators brought some days ago and nothing names: no message, be it scheduled, cancelled or failed; no
 * draft; no list of customers. True when there may be more.
 */
export async function sweepUploads(platform: Platform): Promise<boolean> {
  const { db, clock } = platform
  const before = new Date(clock.now().getTime() - (await readUploadDays(db)) * DAY_MS)
  const { rows } = await sql<{ id: string }>`select f.id from files f
    where (f.created_by like 'person:%' or f.created_by like 'key:%') and f.created_at < ${before}
    and not exists (select 1 from attachments a where a.file_id = f.id)
    and not exists (select 1 from customer_imports i where i.file_id = f.id)
    and not exists (select 1 from drafts d where f.created_by = 'person:' || d.person_id and strpos(d.text, f.id::text) > 0)
    order by f.created_at limit ${BATCH}`.execute(db)
  for (const { id } of rows) await removeFile(platform, id)
  return rows.length === BATCH
}

/** Sweeps every hour until stopped. */
export const sweepUploadsHourly = (platform: Platform): Loop =>
  startLoop(platform, { name: 'sweep uploads', idleMs: EVERY_MS, turn: () => sweepUploads(platform) })
