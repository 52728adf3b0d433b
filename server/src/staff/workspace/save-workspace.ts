import type { saveWorkspace as route, WorkspaceSettings } from '@atalaya/shared/contract/workspace.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'
import { demandTimeZone } from './demand-time-zone.ts'
import { readWorkspace } from './read-workspace.ts'

/** The workspace goes by these from now on; what is not named stays. Throws `invalid` for an unknown time zone. */
export async function saveWorkspace(tx: Tx, caller: Caller, change: z.output<typeof route.input>): Promise<WorkspaceSettings> {
  if (change.timeZone !== undefined) demandTimeZone(change.timeZone)
  const was = await readWorkspace(tx)
  const { name = was.name, locale = was.locale, timeZone = was.timeZone, reopenDays = was.reopenDays } = change
  await sql`insert into workspace (name, locale, time_zone, settings) values (${name}, ${locale}, ${timeZone}, jsonb_build_object('reopenDays', ${reopenDays}::int))
    on conflict (one) do update set name = excluded.name, locale = excluded.locale, time_zone = excluded.time_zone,
      settings = workspace.settings || excluded.settings`.execute(tx)
  await emit(tx, actorOf(caller), 'workspace.changed', {})
  return { name, locale, timeZone, reopenDays }
}
