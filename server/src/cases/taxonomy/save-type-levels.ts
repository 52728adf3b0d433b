import { sql } from 'kysely'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'

/** That many levels of the type tree must be chosen before a case is closed; with 0 none. */
export async function saveTypeLevels(tx: Tx, caller: Caller, levels: number): Promise<void> {
  await sql`update workspace set settings = settings || jsonb_build_object('typeLevels', ${levels}::int)`.execute(tx)
  await emit(tx, actorOf(caller), 'taxonomy.changed', { kind: 'types' })
}
