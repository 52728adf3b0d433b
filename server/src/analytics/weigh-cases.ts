import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { sql } from 'kysely'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import { casesInSpan, type Span } from './cases-in-span.ts'

const AXES = ['byType', 'byTone', 'byChannel', 'byAccount', 'byOwner'] as const
type Axis = (typeof AXES)[number]
type Weight = Overview[Axis][number]

/** How many cases of a span fall on each type, tone, channel, account and owner, the heaviest first, with one walk. */
export async function weighCases(db: Reader, caller: Caller, span: Span): Promise<Record<Axis, Weight[]>> {
  const { rows } = await sql<Weight & { axis: number }>`
    select case 0 when grouping(c.type_id) then 0 when grouping(c.tone) then 1 when grouping(c.channel) then 2
        when grouping(c.account_id) then 3 else 4 end as axis,
      coalesce(c.type_id::text, c.tone::text, c.channel, c.account_id::text, c.owner_id::text, '') as key, count(*)::int as cases,
      count(*) filter (where c.state <> 'closed' and c.set_aside_at is null)::int as open,
      count(*) filter (where c.state <> 'closed' and c.set_aside_at is null and c.owner_id is null)::int as unassigned,
      count(*) filter (where c.tone < 0)::int as bad
    from cases c where ${casesInSpan(caller, span)}
    group by grouping sets ((c.type_id), (c.tone), (c.channel), (c.account_id), (c.owner_id)) order by cases desc, key`.execute(db)
  const of = (at: number) => rows.filter(({ axis }) => axis === at).map(({ axis: _, ...weight }) => weight)
  return Object.fromEntries(AXES.map((axis, at) => [axis, of(at)])) as Record<Axis, Weight[]>
}
