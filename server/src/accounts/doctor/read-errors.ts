import type { AccountErrors } from '@atalaya/shared/contract/doctor.ts'
import { PARK_CODES } from '@atalaya/shared/contract/raw-events.ts'
import { sql } from 'kysely'
import type { Reader } from '../../platform/db.ts'

interface Row {
  source: AccountErrors['source']
  code: string
  count: number
  last_at: Date
}

/**
 * What went wrong on an account since a moment, by where it happened and code, the latest first: replies that did not leave or of which nobody
 * knows, events that were not understood, and what befell the account. Each part reads by an index of its own.
 */
export async function readErrors(db: Reader, accountId: string, since: Date): Promise<AccountErrors[]> {
  const { rows } = await sql<Row>`
    select 'sending' as source, case state when 'uncertain' then 'uncertain' else coalesce(failure, 'refused') end as code,
        count(*)::int as count, max(sent_at) as last_at
      from messages where state in ('failed', 'uncertain') and direction = 'out' and account_id = ${accountId}::uuid and sent_at >= ${since}
      group by 2
    union all
    select 'events', case when split_part(reason, ': ', 1) = any(${[...PARK_CODES]}::text[]) then split_part(reason, ': ', 1) else 'unreadable' end,
        count(*)::int, max(received_at)
      from raw_events where state = 'parked' and account_id = ${accountId}::uuid and received_at >= ${since} group by 2
    union all
    select 'account', case type when 'account.unreachable' then 'unreachable' else coalesce(data ->> 'reason', 'unknown') end, count(*)::int, max(at)
      from facts where type in ('account.broken', 'account.unreachable', 'account.troubled')
        and data ->> 'accountId' = ${accountId} and at >= ${since} group by 2
    order by last_at desc, source, code limit 100`.execute(db)
  return rows.map(({ source, code, count, last_at }) => ({ source, code, count, lastAt: last_at.toISOString() }))
}
