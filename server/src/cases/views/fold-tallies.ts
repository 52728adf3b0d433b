import { sql } from 'kysely'
import { inTransaction, tryLock } from '../../platform/db.ts'
import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'

const FOLD_EVERY_MS = 2_000

/** Keeps the list of changes to the tallies of cases short. */
export function foldTallies(platform: Platform): Loop {
  return startLoop(platform, {
    name: 'tallies of cases',
    idleMs: FOLD_EVERY_MS,
    turn: async () => {
      await foldChanges(platform)
      return false
    },
  })
}

/** The changes written so far are added up in the tallies; no number differs afterwards. One process at a time does it, the others do nothing. */
export async function foldChanges({ db }: Pick<Platform, 'db'>): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await tryLock(tx, 'tallies of cases'))) return
    await sql`
      with folded as (delete from case_tally_changes returning owner_id, team_id, standing, cases),
        sums as (select owner_id, team_id, standing, sum(cases) as cases from folded group by 1, 2, 3 having sum(cases) <> 0)
      insert into case_tallies (owner_id, team_id, standing, cases) select owner_id, team_id, standing, cases from sums
      on conflict (owner_id, team_id, standing) do update set cases = case_tallies.cases + excluded.cases`.execute(tx)
  })
}
