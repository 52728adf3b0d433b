import { type AccountCheck, ConnectorError, type Fetch } from '../../../channel.ts'
import { bringUpCallback, type Callback } from '../../graph/app-callback.ts'
import { checkSubscription, missingFields, subscribeAsset, unsubscribeAsset } from '../../graph/subscription.ts'
import { type Account, graphOf } from '../settings.ts'

/** What an account tells its apps. */
const FIELDS = [
  'comments',
  'live_comments',
  'mentions',
  'messages',
  'message_edit',
  'message_reactions',
  'messaging_seen',
  'messaging_postbacks',
  'messaging_referral',
  'standby',
] as const

/** A Page must tell the app something, so that the account linked to it tells it too; this field alone we take for ours. */
const OF_PAGE = ['feed'] as const
/** What stands for the token's owner: the account, or the Page that carries its events. */
const OWNER = 'me'

export const callbackOf = ({ secrets }: Account): Callback => ({ object: 'instagram', fields: FIELDS, verifyToken: secrets.verifyToken })

/** The app sends the events of accounts to us, and this account its own to the app. Doing it twice is doing it once. */
export async function subscribe(account: Account, hookUrl: string, fetch: Fetch): Promise<void> {
  await bringUpCallback(account, fetch, hookUrl, callbackOf(account))
  const own = graphOf(account)
  if (account.settings.login === 'instagram') return subscribeAsset(own, fetch, OWNER, FIELDS)
  // A Page that is installed already may be connected by itself: what it tells stays as it is.
  if ((await missingFields(own, fetch, OWNER, [])) === null) await subscribeAsset(own, fetch, OWNER, OF_PAGE)
}

/** This account tells the app nothing any more; the callback stays, for others live by it, and so does a Page that tells more than we asked for. */
export async function unsubscribe(account: Account, _hookUrl: string, fetch: Fetch): Promise<void> {
  const own = graphOf(account)
  try {
    if (account.settings.login === 'instagram' || (await isOnlyOurs(account, fetch))) await unsubscribeAsset(own, fetch, OWNER)
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.code !== 'gone') throw error
  }
}

/** Problems `not-subscribed` and, after an Instagram login, `subscription-missing`. */
export function checkInstalled(account: Account, fetch: Fetch): Promise<AccountCheck['problems']> {
  return checkSubscription(graphOf(account), fetch, OWNER, account.settings.login === 'instagram' ? FIELDS : [])
}

/** A connected Page asks for its messages. */
async function isOnlyOurs(account: Account, fetch: Fetch): Promise<boolean> {
  const missing = await missingFields(graphOf(account), fetch, OWNER, ['messages', 'feed'])
  return missing?.length === 1 && missing[0] === 'messages'
}
