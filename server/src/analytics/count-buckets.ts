import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { sql } from 'kysely'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import { casesInSpan, type Span } from './cases-in-span.ts'

const HOURLY_UP_TO_MS = 3 * 86_400_000
const DEFAULT_ZONE = 'America/Lima'

/**
 * The cases of a span by hour, or by day when it is longer than three days, as the clocks of the workspace's time zone part them. Empty
 * hours and days are there too.
 */
export async function countBuckets(db: Reader, caller: Caller, span: Span): Promise<Overview['perBucket']> {
  const unit = Date.parse(span.to) - Date.parse(span.from) <= HOURLY_UP_TO_MS ? 'hour' : 'day'
  const zone = (await db.selectFrom('workspace').select('time_zone').executeTakeFirst())?.time_zone ?? DEFAULT_ZONE
  const first = sql`date_trunc(${unit}, ${span.from}::timestamptz, ${zone})`
  // Hours are counted on in elapsed time; days by the calendar, for a day may have 23 hours.
  const series =
    unit === 'hour'
      ? sql`generate_series(${first}, ${span.to}::timestamptz - interval '1 microsecond', interval '1 hour')`
      : sql`generate_series(${first} at time zone ${zone}::text, (${span.to}::timestamptz - interval '1 microsecond') at time zone ${zone}::text, interval '1 day')`
  const at = unit === 'hour' ? sql`s.at` : sql`s.at at time zone ${zone}::text`
  const { rows } = await sql<{ at: Date; opened: number; closed: number }>`
    with counted as (select date_trunc(${unit}, c.opened_at, ${zone}) as at, count(*)::int as opened,
        count(*) filter (where c.state = 'closed')::int as closed
      from cases c where ${casesInSpan(caller, span)} group by 1)
    select b.at, coalesce(n.opened, 0) as opened, coalesce(n.closed, 0) as closed
    from (select ${at} as at from ${series} as s (at)) b left join counted n on n.at = b.at order by b.at`.execute(db)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
