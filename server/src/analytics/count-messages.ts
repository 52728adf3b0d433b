import { sql } from 'kysely'
import { scopeOf } from '../cases/data-scope.ts'
import type { Caller } from '../platform/caller.ts'
import type { Reader } from '../platform/db.ts'
import type { Span } from './cases-in-span.ts'

/** What customers wrote in a span, and what was sent to them and arrived, as far as the network says. */
export async function countMessages(
  db: Reader,
  caller: Caller,
  { from, to, accountIds }: Span,
): Promise<{ messagesIn: number; messagesOut: number }> {
  const inSight =
    caller.scope === 'all' ? sql`true` : sql`(m.case_id is null or exists (select 1 from cases c where c.id = m.case_id and ${scopeOf(caller)}))`
  const onAccounts = accountIds ? sql`m.account_id = any(${accountIds}::uuid[])` : sql`true`
  const { rows } = await sql<{ messagesIn: number; messagesOut: number }>`
    select count(*) filter (where m.direction = 'in')::int as "messagesIn",
      count(*) filter (where m.direction = 'out' and m.state in ('sent', 'delivered', 'read'))::int as "messagesOut"
    from messages m where m.sent_at >= ${from}::timestamptz and m.sent_at < ${to}::timestamptz and ${onAccounts} and ${inSight}`.execute(db)
  return rows[0]!
}
