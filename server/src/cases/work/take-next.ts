import { type RawBuilder, sql } from 'kysely'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { emit } from '../../platform/facts.ts'
import { demandPerson } from '../../staff/demand-person.ts'
import { scopeOf } from '../data-scope.ts'

/**
 * The caller owns the most urgent case that nobody has and that they may see: what is overdue first, then by priority, then by what is due
 * or waits longest. Several callers at once are given different cases. Null when there is none.
 */
export async function takeNext(tx: Tx, caller: Caller): Promise<string | null> {
  const me = demandPerson(caller)
  const found =
    (await firstFree(tx, caller, sql`c.due_at is not null and c.due_at <= ${caller.at}`, sql`c.due_at, c.id`)) ??
    (await firstFree(tx, caller, sql`true`, sql`c.priority desc, c.due_at nulls last, c.waiting_since nulls last, c.last_message_at, c.id`))
  if (!found) return null
  await tx.updateTable('cases').set({ owner_id: me, updated_at: caller.at }).where('id', '=', found.id).execute()
  await emit(tx, actorOf(caller), 'case.assigned', { caseId: found.id, ownerId: me, teamId: found.team_id })
  return found.id
}

async function firstFree(tx: Tx, caller: Caller, where: RawBuilder<unknown>, order: RawBuilder<unknown>) {
  const { rows } = await sql<{ id: string; team_id: string | null }>`
    select c.id, c.team_id from cases c
    where c.owner_id is null and c.state <> 'closed' and c.set_aside_at is null and c.snoozed_until is null and ${where} and ${scopeOf(caller)}
    order by ${order} limit 1 for no key update skip locked`.execute(tx)
  return rows[0]
}
