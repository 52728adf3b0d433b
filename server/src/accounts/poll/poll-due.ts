import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { startLoop } from '../../platform/loop.ts'
import { perPlatform } from '../../platform/per-platform.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'
import { acceptorOf } from '../accept-events.ts'
import { openAccount } from '../open-account.ts'
import { pollAccount } from './poll-account.ts'

const AT_ONCE = 8
/** Slow ones may be out besides. */
const MOST_OUT = 64
const LOOK_EVERY_MS = 1_000
/** A network that takes longer is left to answer while others are asked. */
const PATIENCE_MS = 1_000

const pollsOut = perPlatform(() => new Set<Promise<void>>())

/**
 * Polls the accounts that are due, those that wait longest first, and waits for the slow ones no more than a second. True when there were
 * more than it took on.
 */
export async function pollDue(platform: Platform): Promise<boolean> {
  const out = pollsOut(platform)
  const room = Math.min(AT_ONCE, MOST_OUT - out.size)
  const due = await platform.db
    .selectFrom('accounts')
    .select('id')
    .where('removed_at', 'is', null)
    .where('state', '=', 'active')
    .where('poll_every_s', 'is not', null)
    .where(sql<boolean>`coalesce(polled_at, 'epoch') + poll_every_s * interval '1 second' <= ${platform.clock.now()}::timestamptz`)
    .orderBy(sql`polled_at nulls first`)
    .limit(room + 1)
    .execute()
  const begun = due.slice(0, room).map(({ id }) => {
    const poll = pollInto(platform, id)
      .catch((error: unknown) => platform.log.error({ err: error }, 'polling an account failed'))
      .finally(() => out.delete(poll))
    out.add(poll)
    return poll
  })
  const patience = new AbortController()
  await Promise.race([Promise.all(begun), wait(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)])
  patience.abort()
  return room > 0 && due.length > room
}

async function pollInto(platform: Platform, accountId: string): Promise<void> {
  const { channel, row } = await openAccount(platform, accountId)
  const account = { accountId, lane: row.lane, channel }
  await pollAccount(platform, accountId, (events) => acceptorOf(platform).accept(account, 'poll', events))
}

export function startPolling(platform: Platform): Loop {
  const loop = startLoop(platform, { name: 'polling', idleMs: LOOK_EVERY_MS, turn: () => pollDue(platform) })
  return {
    async stop() {
      await loop.stop()
      await Promise.all(pollsOut(platform))
    },
  }
}
