import { sql } from 'kysely'
import { inTransaction } from '../platform/db.ts'
import { emitAll, type NewFact, PLATFORM } from '../platform/facts.ts'
import { startLoop } from '../platform/loop.ts'
import type { Platform } from '../platform/platform.ts'
import type { Loop } from '../platform/slice.ts'

const LOOK_EVERY_MS = 1_000
const BATCH = 500

/** Watches the clocks of cases that wait for an answer, in as many processes as there are: each case is told of once. */
export function watchDueCases(platform: Platform): Loop {
  return startLoop(platform, { name: 'due cases', idleMs: LOOK_EVERY_MS, turn: () => markDueCases(platform) })
}

/** Marks the cases of which four fifths of the promised time have gone by as warned, and those past its end as breached. True when there may be more. */
export async function markDueCases({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<boolean> {
  const at = clock.now()
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string; breached: boolean }>`
      with ringing as (
        select id from cases where public.alarm_at(waiting_since, due_at, warned_at) <= ${at}
          and due_at is not null and breached_at is null and state <> 'closed' and set_aside_at is null
        order by public.alarm_at(waiting_since, due_at, warned_at) limit ${BATCH} for no key update skip locked)
      update cases c set warned_at = coalesce(c.warned_at, ${at}), breached_at = case when c.due_at <= ${at} then ${at}::timestamptz end
      from ringing r where c.id = r.id returning c.id, c.breached_at is not null as breached`.execute(tx)
    await emitAll(
      tx,
      rows.map(({ id, breached }): NewFact => {
        const data = { caseId: id, target: 'first-response' as const }
        return breached ? { type: 'case.breached', actor: PLATFORM, data } : { type: 'case.warned', actor: PLATFORM, data }
      }),
    )
    return rows.length === BATCH
  })
}
