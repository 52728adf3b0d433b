import { ConnectorError, type Fetch } from '../../../channel.ts'
import { bringUpCallback, type Callback } from '../../graph/app-callback.ts'
import { subscribeAsset, unsubscribeAsset } from '../../graph/subscription.ts'
import type { Account } from '../settings.ts'

/** What a Page tells its apps. */
export const FIELDS = [
  'feed',
  'mention',
  'ratings',
  'messages',
  'message_echoes',
  'message_edits',
  'message_reactions',
  'message_reads',
  'message_deliveries',
  'messaging_postbacks',
  'messaging_referrals',
  'messaging_optins',
  'messaging_handovers',
  'messaging_policy_enforcement',
  'standby',
] as const

export const callbackOf = ({ secrets }: Account): Callback => ({ object: 'page', fields: FIELDS, verifyToken: secrets.verifyToken })

/** The app sends the events of Pages to us, and this Page its own to the app. Doing it twice is doing it once. */
export async function subscribe(account: Account, hookUrl: string, fetch: Fetch): Promise<void> {
  await bringUpCallback(account, fetch, hookUrl, callbackOf(account))
  await subscribeAsset(account, fetch, account.providerId, FIELDS)
}

/** This Page tells the app nothing any more; the callback stays, for the app's other Pages live by it. */
export async function unsubscribe(account: Account, _hookUrl: string, fetch: Fetch): Promise<void> {
  await unsubscribeAsset(account, fetch, account.providerId).catch((error: unknown) => {
    if (!(error instanceof ConnectorError) || error.code !== 'gone') throw error
  })
}
