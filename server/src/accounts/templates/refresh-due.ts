import { CONNECTORS } from '../../connectors/registry.ts'
import { inTransaction } from '../../platform/db.ts'
import { startLoop } from '../../platform/loop.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Loop } from '../../platform/slice.ts'
import { refreshTemplates } from './refresh-templates.ts'

const DAY_MS = 86_400_000
const LOOK_EVERY_MS = 30_000
const AT_ONCE = 50

/** Accounts whose templates were never read or not for a day are asked for them, also those that were connected just now. */
export async function refreshDueTemplates(platform: Platform): Promise<boolean> {
  const channels = CONNECTORS.filter((one) => one.listTemplates).map((one) => one.channel)
  if (channels.length === 0) return false
  const before = new Date(platform.clock.now().getTime() - DAY_MS)
  const due = await platform.db
    .selectFrom('accounts')
    .select('id')
    .where('channel', 'in', channels)
    .where('removed_at', 'is', null)
    .where('state', '=', 'active')
    .where((where) => where.or([where('templates_read_at', 'is', null), where('templates_read_at', '<', before)]))
    .limit(AT_ONCE)
    .execute()
  if (due.length === 0) return false
  await inTransaction(platform.db, async (tx) => {
    const ids = due.map(({ id }) => id)
    // Noted before they are asked: what fails waits for the next day, or for somebody who asks.
    await tx.updateTable('accounts').set({ templates_read_at: platform.clock.now() }).where('id', 'in', ids).execute()
    await refreshTemplates.later(
      tx,
      ids.map((accountId) => ({ accountId })),
      { key: ({ accountId }) => `templates:${accountId}` },
    )
  })
  return due.length === AT_ONCE
}

export function startRefreshingTemplates(platform: Platform): Loop {
  return startLoop(platform, { name: 'templates', idleMs: LOOK_EVERY_MS, turn: () => refreshDueTemplates(platform) })
}
