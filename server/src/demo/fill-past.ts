import { setTimeout as wait } from 'node:timers/promises'
import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { sql } from 'kysely'
import { planHistory } from '../../../tools/seed/history.ts'
import type { PlannedConversation } from '../../../tools/seed/plan-conversation.ts'
import { acceptorOf } from '../accounts/accept-events.ts'
import { openAccount } from '../accounts/open-account.ts'
import { connectorFor } from '../connectors/registry.ts'
import type { Platform } from '../platform/platform.ts'
import type { DemoAccounts } from './connect-accounts.ts'
import { changeDemoState, type DemoState } from './demo-state.ts'
import { type PastEvent, pastEvents } from './past-events.ts'
import { type Desk, readDesk, workOn } from './work-past.ts'

const CHUNK = 40
const LOOK_EVERY_MS = 50

/**
 * Ninety days of the bank's past come in by the way every message comes in, oldest first, in chunks small enough to leave the desk
 * responsive; after each its cases are worked on as they were then. Goes on where it stopped.
 */
export async function fillPast(platform: Platform, accounts: DemoAccounts, pictures: string, state: DemoState, signal: AbortSignal): Promise<void> {
  const planned = planHistory({ now: state.startedAt })
  if (state.done >= planned.length) return
  const desk = await readDesk(platform)
  const place = { chatId: accounts.chat, pictures }
  for (let from = state.done; from < planned.length && !signal.aborted; ) {
    const chunk = distinctPeople(planned.slice(from, from + CHUNK))
    const events = chunk.flatMap((conversation, index) => pastEvents(conversation, from + index, place)).sort((a, b) => a.at - b.at)
    await bringIn(platform, accounts, events)
    await untilTakenIn(platform, signal)
    if (signal.aborted) return
    for (const [index, conversation] of chunk.entries())
      await playOut(platform, accounts, desk, conversation, pastEvents(conversation, from + index, place)[0]!)
    from += chunk.length
    await changeDemoState(platform, { done: from, of: planned.length })
  }
}

/** Whoever comes twice comes in two chunks, so that the first matter is closed before the second begins. */
function distinctPeople(conversations: readonly PlannedConversation[]): PlannedConversation[] {
  const seen = new Set<string>()
  const end = conversations.findIndex(({ person, account }) => {
    const key = `${account} ${person.key}`
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
  return conversations.slice(0, end === -1 ? undefined : end)
}

async function bringIn(platform: Platform, accounts: DemoAccounts, events: readonly PastEvent[]): Promise<void> {
  for (const [name, list] of Map.groupBy(events, (event) => event.account)) {
    const accountId = accounts[name]
    const { row, channel } = await openAccount(platform, accountId)
    await acceptorOf(platform).accept(
      { accountId, lane: row.lane, channel },
      'import',
      list.map(({ event }) => event),
    )
  }
}

async function untilTakenIn({ db }: Platform, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { rows } = await sql`select 1 from raw_events where state = 'pending' and via = 'import' limit 1`.execute(db)
    if (rows.length === 0) return
    await wait(LOOK_EVERY_MS)
  }
}

async function playOut(platform: Platform, accounts: DemoAccounts, desk: Desk, conversation: PlannedConversation, first: PastEvent): Promise<void> {
  const account = await openAccount(platform, accounts[conversation.account])
  const [item] = await connectorFor(account.channel).parse(first.event.body, account)
  if (item?.kind !== 'message') return
  const message = await platform.db
    .selectFrom('messages')
    .select('case_id')
    .where('account_id', '=', account.accountId)
    .where('provider_id', '=', item.providerId)
    .executeTakeFirst()
  if (message?.case_id) await workOn(platform, desk, message.case_id, conversation, PERMISSIONS)
}
