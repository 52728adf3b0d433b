import { sql } from 'kysely'
import { CONNECTORS } from '../../connectors/registry.ts'
import { inTransaction } from '../../platform/db.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import type { Platform } from '../../platform/platform.ts'

/** An account that this process listens for, and how far that had come. */
export interface Claimed {
  accountId: string
  cursor: Record<string, string>
  /** Changes when anything does that listening depends on. */
  version: string
}

/** Nobody else listens for an account so long after its listener was last heard of. */
export const LEASE_MS = 30_000
const FIRST_REST_MS = 2_000
const LONGEST_REST_MS = 5 * 60_000
const AT_ONCE = 20

const version = sql<string>`md5(concat_ws('|', channel, settings::text, secrets, state))`

/** Takes accounts on for which nobody listens. Several processes may call it at once: each account is one's. */
export async function claimListening({ db, clock }: Platform, listener: string): Promise<Claimed[]> {
  const channels = CONNECTORS.filter((one) => one.listen).map((one) => one.channel)
  if (channels.length === 0) return []
  const now = clock.now()
  const { rows } = await sql<Claimed>`update accounts set listener = ${listener}, listener_until = ${after(now, LEASE_MS)} where id in (
      select id from accounts where channel = any(${channels}::text[]) and removed_at is null and state = 'active'
        and (listener_until is null or listener_until < ${now}) and (listen_after is null or listen_after <= ${now})
      limit ${AT_ONCE} for update skip locked)
    returning id as "accountId", listen_cursor as cursor, ${version} as version`.execute(db)
  return rows
}

/** Says that the process is still there. Returns what it still listens for, by account: the version of each. */
export async function keepListening({ db, clock }: Platform, listener: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; version: string }>`update accounts set listener_until = ${after(clock.now(), LEASE_MS)}
    where listener = ${listener} and removed_at is null and state = 'active' returning id, ${version} as version`.execute(db)
  return new Map(rows.map((row) => [row.id, row.version]))
}

/** The connection stands: what was wrong before is over. */
export async function noteListening({ db }: Platform, listener: string, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ id: string }>`update accounts set listen_failures = 0, listen_after = null, state_reason = null
      where id = any(${[...accountIds]}::uuid[]) and listener = ${listener} and listen_failures > 0 and state = 'active' returning id`.execute(tx)
    for (const { id } of rows) await emit(tx, PLATFORM, 'account.changed', { accountId: id })
  })
}

/** Lets an account go, at once when it merely stops; after a failure it rests, longer each time, and says why. */
export async function leaveListening({ db, clock }: Platform, listener: string, accountId: string, failure: string | null): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { rows } = await sql<{ failures: number; reason: string | null; state: string }>`update accounts set listener = null, listener_until = null
      where id = ${accountId} and listener = ${listener} returning listen_failures as failures, state_reason as reason, state`.execute(tx)
    const [left] = rows
    if (!left || failure === null) return
    const restMs = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** left.failures)
    await sql`update accounts set listen_failures = least(listen_failures + 1, 20), listen_after = ${after(clock.now(), restMs)},
        state_reason = case when state = 'active' then ${failure} else state_reason end where id = ${accountId}`.execute(tx)
    if (left.state === 'active' && left.reason !== failure) await emit(tx, PLATFORM, 'account.changed', { accountId })
  })
}

const after = (now: Date, ms: number) => new Date(now.getTime() + ms)
