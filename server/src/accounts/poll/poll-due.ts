import { sql } from 'kysely'
import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'
import { acceptorOf } from '../accept-events.ts'
import { openAccount } from '../open-account.ts'
import { pollAccount } from './poll-account.ts'

const AT_ONCE = 8
const LOOK_EVERY_MS = 1_000

/** Polls the accounts that are due, those that wait longest first. True when there were more than it took on. */
export async function pollDue(platform: Platform): Promise<boolean> {
  const due = await platform.db
    .selectFrom('accounts')
    .select('id')
    .where('removed_at', 'is', null)
    .where('state', '=', 'active')
    .where('poll_every_s', 'is not', null)
    .where(sql<boolean>`coalesce(polled_at, 'epoch') + poll_every_s * interval '1 second' <= ${platform.clock.now()}::timestamptz`)
    .orderBy(sql`polled_at nulls first`)
    .limit(AT_ONCE + 1)
    .execute()
  const results = await Promise.allSettled(due.slice(0, AT_ONCE).map(({ id }) => pollInto(platform, id)))
  for (const result of results) if (result.status === 'rejected') platform.log.error({ err: result.reason }, 'polling an account failed')
  return due.length > AT_ONCE
}

async function pollInto(platform: Platform, accountId: string): Promise<void> {
  const { channel, row } = await openAccount(platform, accountId)
  const account = { accountId, lane: row.lane, channel }
  await pollAccount(platform, accountId, (events) => acceptorOf(platform).accept(account, 'poll', events))
}

export function startPolling(platform: Platform): Loop {
  return startLoop(platform, { name: 'polling', idleMs: LOOK_EVERY_MS, turn: () => pollDue(platform) })
}
