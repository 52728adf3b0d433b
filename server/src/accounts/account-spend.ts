import { sql } from 'kysely'
import type { Reader, Tx } from '../platform/db.ts'

export interface Spend {
  units: number
  costMicros: number
}

/** Adds to what an account has cost on that day (UTC). Millionths of a US dollar. */
export async function addSpend(tx: Tx, accountId: string, { units, costMicros }: Spend, at: Date): Promise<void> {
  if (units === 0 && costMicros === 0) return
  await tx
    .insertInto('account_spend')
    .values({ account_id: accountId, day: at.toISOString().slice(0, 10), units, cost_micros: costMicros })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'day']).doUpdateSet({
        units: sql`account_spend.units + excluded.units`,
        cost_micros: sql`account_spend.cost_micros + excluded.cost_micros`,
      }),
    )
    .execute()
}

/** What accounts have cost in the calendar month of that moment (UTC), by account; those without any are missing. */
export async function monthSpend(db: Reader, at: Date): Promise<Map<string, Spend>> {
  const month = `${monthOf(at)}-01`
  const { rows } = await sql<{ id: string; units: string; cost: string }>`
    select account_id as id, sum(units)::text as units, sum(cost_micros)::text as cost from account_spend
    where day >= ${month}::date and day < ${month}::date + interval '1 month' group by account_id`.execute(db)
  return new Map(rows.map((row) => [row.id, { units: Number(row.units), costMicros: Number(row.cost) }]))
}

export const monthOf = (at: Date) => at.toISOString().slice(0, 7)
