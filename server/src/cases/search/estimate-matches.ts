import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../../platform/db.ts'

/**
 * From so many matches on, walking what is newest finds a page sooner than fetching and sorting all matches. An index of words cannot give
 * its matches in order of time, and a planner that trusts a limit walks everything for a rare word: so we choose.
 */
export const COMMON_FROM = 10_000

/** How many rows the select would give, by the database's own statistics. It costs a plan and reads no row. */
export async function estimateMatches(db: Reader, select: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`explain (format json) ${select}`.execute(db)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}
