import { type RawBuilder, sql } from 'kysely'
import type { Sort } from './view-rules.ts'

/** One stretch of an order that an index can walk: what is in it, by which moment, and which way. */
export interface SortLeg {
  where: RawBuilder<unknown>
  column: RawBuilder<unknown>
  descending: boolean
}

const recent = (where: RawBuilder<unknown>): SortLeg => ({ where, column: sql`c.last_message_at`, descending: true })

/** The order in stretches, one after the other: who waits or is due first, then those for whom no clock runs, newest first. */
export const SORT_LEGS: Record<Sort, readonly SortLeg[]> = {
  recent: [recent(sql`true`)],
  opened: [{ where: sql`true`, column: sql`c.opened_at`, descending: true }],
  waiting: [{ where: sql`c.waiting_since is not null`, column: sql`c.waiting_since`, descending: false }, recent(sql`c.waiting_since is null`)],
  due: [{ where: sql`c.due_at is not null`, column: sql`c.due_at`, descending: false }, recent(sql`c.due_at is null`)],
}
