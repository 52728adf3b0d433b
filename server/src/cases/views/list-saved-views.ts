import { CaseFilter, type SavedView, SORTS, View } from '@atalaya/shared/contract/cases.ts'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { type Caller, personOf } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import type { Schema } from '../../platform/db-types.gen.ts'

const Kept = z.object({ view: View.optional(), sort: z.enum(SORTS).optional(), ...CaseFilter })

/** What a saved view narrows by. A field it was saved with that is no longer understood makes it show all open cases. */
export function readFilter(filter: Record<string, unknown>): z.infer<typeof Kept> {
  return Kept.safeParse(filter).data ?? {}
}

/** The caller's own saved views and those of their teams, in their order. */
export async function listSavedViews(db: Reader, caller: Caller): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_views')
    .selectAll()
    .where((where) =>
      where.or([where('owner_id', '=', personOf(caller)), ...(caller.teamIds.length > 0 ? [where('team_id', 'in', [...caller.teamIds])] : [])]),
    )
    .orderBy('position')
    .orderBy('name')
    .limit(200)
    .execute()
  return rows.map((row) => shapeView(caller, row))
}

export function shapeView(caller: Caller, row: Selectable<Schema['saved_views']>): SavedView {
  return {
    viewId: row.id,
    name: row.name,
    shared: row.team_id !== null,
    teamId: row.team_id,
    mine: row.owner_id !== null && row.owner_id === personOf(caller),
    filter: row.filter as Record<string, unknown>,
    position: row.position,
  }
}
