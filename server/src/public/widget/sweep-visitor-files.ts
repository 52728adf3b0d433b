import { sql } from 'kysely'
import { removeFile } from '../../files/remove-file.ts'
import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'

const EVERY_MS = 3_600_000
const KEPT_MS = 2 * 86_400_000
const BATCH = 200

/**
 * Forgets files that visitors brought two days ago and never sent, so that nobody can fill the disk by not sending them. A file named by an
 * event that is still to be taken in is not among them. True when there may be more.
 */
export async function sweepOnce(platform: Platform): Promise<boolean> {
  const before = new Date(platform.clock.now().getTime() - KEPT_MS)
  const { rows } = await sql<{ id: string }>`select f.id from files f where f.created_by like 'visitor:%' and f.created_at < ${before}
    and not exists (select 1 from attachments a where a.file_id = f.id)
    and not exists (select 1 from raw_events r where r.state in ('pending', 'parked') and strpos(r.body, f.id::text) > 0)
    limit ${BATCH}`.execute(platform.db)
  for (const { id } of rows) await removeFile(platform, id)
  return rows.length === BATCH
}

/** Sweeps every hour until stopped. */
export function sweepVisitorFiles(platform: Platform): Loop {
  return startLoop(platform, { name: 'sweep visitor files', idleMs: EVERY_MS, turn: () => sweepOnce(platform) })
}
