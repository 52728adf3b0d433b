import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../platform/db.ts'

/** A case as a mail may tell of it. */
export interface Told {
  caseId: string
  number: string
  name: string
  title: string
  at: Date
}
export interface Few {
  count: number
  late: number
  /** The first of them. */
  cases: Told[]
}
export interface Notice extends Told {
  event: 'mention' | 'assigned'
  /** Whether it is still so. */
  holds: boolean
}

const MOST = 10
const TOLD = sql`c.id as "caseId", c.number::text as number, k.name, c.title`

/** A person's own open cases whose customer waits, those who wait longest first. */
export async function readWaiting(db: Reader, personId: string, at: Date): Promise<Few> {
  const where = sql`c.owner_id = ${personId}::uuid and c.waiting_since is not null and c.state <> 'closed' and c.set_aside_at is null
    and c.snoozed_until is null`
  const { rows } = await sql<Told & { count: number; late: number }>`select ${TOLD}, c.waiting_since as at, count(*) over ()::int as count,
      count(*) filter (where c.due_at <= ${at}) over ()::int as late
    from cases c join contacts k on k.id = c.contact_id where ${where} order by c.waiting_since, c.id limit ${MOST}`.execute(db)
  return { count: rows[0]?.count ?? 0, late: rows[0]?.late ?? 0, cases: rows }
}

/** The cases with notes that mention a person and that they have not seen. */
export async function readMentions(db: Reader, personId: string): Promise<Few> {
  const { rows } = await sql<Told & { count: number }>`select ${TOLD}, m.at, count(*) over ()::int as count
    from (select case_id, max(at) as at from mentions where ${unseen(personId)} group by case_id) m
    join cases c on c.id = m.case_id join contacts k on k.id = c.contact_id order by m.at desc limit ${MOST}`.execute(db)
  return { count: rows[0]?.count ?? 0, late: 0, cases: rows }
}

/** What a person is to be told of, oldest first. */
export async function readNotices(db: Reader, personId: string): Promise<Notice[]> {
  const { rows } = await sql<Notice>`select ${TOLD}, n.at, n.event, case n.event
      when 'assigned' then c.owner_id = n.person_id and c.state <> 'closed'
      else exists (select 1 from mentions where case_id = c.id and ${unseen(personId)}) end as holds
    from notices n join cases c on c.id = n.case_id join contacts k on k.id = c.contact_id
    where n.person_id = ${personId}::uuid order by n.at, c.id`.execute(db)
  return rows.map((row) => ({ ...row, holds: row.holds === true }))
}

function unseen(personId: string): RawBuilder<unknown> {
  return sql`mentions.person_id = ${personId}::uuid and mentions.seen_at is null`
}
