import type { Overview } from '@atalaya/shared/contract/overview.ts'
import { sql } from 'kysely'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import { casesInSpan, type Span } from './cases-in-span.ts'

type Figures = Omit<Overview['period'], 'messagesIn' | 'messagesOut'>
const NONE: Figures = { opened: 0, closed: 0, badTone: 0, medianFirstAnswerS: null, customers: 0, leads: 0 }

/** The cases of a span, and of the one from `begin` up to it, with one walk over both. */
export async function countPeriods(db: Reader, caller: Caller, span: Span, begin: string): Promise<{ period: Figures; before: Overview['before'] }> {
  const { rows } = await sql<Figures & { current: boolean }>`
    select c.opened_at >= ${span.from}::timestamptz as current, count(*)::int as opened,
      count(*) filter (where c.state = 'closed')::int as closed, count(*) filter (where c.tone < 0)::int as "badTone",
      (percentile_cont(0.5) within group (order by greatest(0, extract(epoch from c.first_answer_at - c.opened_at))::float8)
        filter (where c.first_answer_at is not null)) as "medianFirstAnswerS",
      count(k.customer_id)::int as customers, (count(*) - count(k.customer_id))::int as leads
    from cases c join contacts k on k.id = c.contact_id where ${casesInSpan(caller, { ...span, from: begin })} group by 1`.execute(db)
  const of = (current: boolean): Figures => {
    const { current: _, ...figures } = rows.find((row) => row.current === current) ?? { current, ...NONE }
    return { ...figures, medianFirstAnswerS: figures.medianFirstAnswerS === null ? null : Math.round(figures.medianFirstAnswerS) }
  }
  const { opened, closed, badTone, medianFirstAnswerS } = of(false)
  return { period: of(true), before: { opened, closed, badTone, medianFirstAnswerS } }
}
