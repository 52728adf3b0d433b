import { ConnectorError, type Fetch, type Polled } from '../../channel.ts'
import type { Account } from './call.ts'
import { readDms } from './poll-dms.ts'
import { readMentions } from './poll-mentions.ts'

/** What is new since the cursor: posts that name or answer the account, and direct messages, each as one event, oldest first. */
export async function poll(account: Account, cursor: Record<string, string>, fetch: Fetch): Promise<Polled> {
  const mentions = await readMentions(account, cursor, fetch)
  const dms = await readDms(account, cursor, fetch).catch((error: unknown) => rest(error, cursor))
  return {
    events: [...mentions.events, ...dms.events],
    cursor: { ...mentions.cursor, ...dms.cursor },
    units: mentions.units + dms.units,
    costMicros: mentions.units * account.settings.postReadMicros + dms.units * account.settings.dmReadMicros,
    pace: mentions.pace,
  }
}

/** Direct messages may be read much less often than mentions: their limit must not hold up the rest, which is read and paid for by now. */
function rest(error: unknown, { dms }: Record<string, string>): Pick<Polled, 'events' | 'cursor' | 'units'> {
  if (!(error instanceof ConnectorError) || error.code !== 'rate-limited' || !error.retryAt) throw error
  return { events: [], units: 0, cursor: { ...(dms ? { dms } : {}), dmsNotBefore: error.retryAt.toISOString() } }
}
