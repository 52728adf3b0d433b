import { type AccountCheck, ConnectorError, type Fetch } from '../../../channel.ts'
import { bringUpCallback, checkCallback } from '../../graph/app-callback.ts'
import { asList, asRecord, idOf, textOf } from '../../graph/read-json.ts'
import { unsubscribeAsset } from '../../graph/subscription.ts'
import type { Account } from '../settings.ts'
import { businessPath, call } from './call.ts'

/** What must come, and what we also read. */
const FIELDS = ['messages', 'message_template_status_update', 'account_update', 'smb_message_echoes', 'user_id_update'] as const
const NEEDED = FIELDS.slice(0, 3)

const callbackOf = (account: Account, fields: readonly string[]) =>
  ({ object: 'whatsapp_business_account', fields, verifyToken: account.secrets.verifyToken }) as const

/**
 * The events of the business account come to us, whatever address its app has for others. One address of ours serves all its numbers: the
 * one that is there stays. Doing it twice is doing it once.
 */
export async function subscribe(account: Account, hookUrl: string, fetch: Fetch): Promise<void> {
  await bringUpFields(account, hookUrl, fetch)
  const present = await readSubscription(account, fetch)
  const override = present?.override
  if (override && URL.canParse(override) && new URL(override).origin === new URL(hookUrl).origin && isHook(override)) return
  const body = { override_callback_uri: hookUrl, verify_token: account.secrets.verifyToken }
  await call(account, fetch, { method: 'POST', path: businessPath(account, '/subscribed_apps'), body })
}

/** Which fields come is told of the app as a whole. Not every app has all; the needed ones alone are better than none. */
async function bringUpFields(account: Account, hookUrl: string, fetch: Fetch): Promise<void> {
  try {
    await bringUpCallback(account, fetch, hookUrl, callbackOf(account, FIELDS))
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.next !== 'give-up') throw error
    await bringUpCallback(account, fetch, hookUrl, callbackOf(account, NEEDED))
  }
}

/**
 * The app receives nothing of the business account any more. Where it has other numbers the subscription stays, because they may be
 * connected here, too, and what is not sent in between is never sent again.
 */
export async function unsubscribe(account: Account, _hookUrl: string, fetch: Fetch): Promise<void> {
  const query = { fields: 'id', limit: '2' }
  const { body } = await call(account, fetch, { method: 'GET', path: businessPath(account, '/phone_numbers'), query })
  const others = asList(body.data).filter((one) => idOf(asRecord(one).id) !== account.settings.phoneNumberId)
  if (others.length === 0) await unsubscribeAsset(account, fetch, account.settings.wabaId)
}

/** Whether the events reach us: by the business account's own address, or by the app's. */
export async function checkDelivery(account: Account, fetch: Fetch): Promise<AccountCheck['problems']> {
  const present = await readSubscription(account, fetch)
  if (!present) return [{ code: 'not-subscribed', detail: 'The app is not installed on the business account.' }]
  const fields = (await checkCallback(account, fetch, callbackOf(account, NEEDED))).filter(({ code }) => code === 'subscription-missing')
  if (present.override === undefined) return [...fields, ...(await checkCallback(account, fetch, callbackOf(account, [])))]
  if (isHook(present.override)) return fields
  return [{ code: 'webhook-missing', detail: 'The business account sends its events elsewhere.' }]
}

const isHook = (url: string) => /\/hooks\/[\w-]+$/.test(url)

async function readSubscription(account: Account, fetch: Fetch): Promise<{ override: string | undefined } | undefined> {
  const { body } = await call(account, fetch, { method: 'GET', path: businessPath(account, '/subscribed_apps') })
  const apps = asList(body.data).map(asRecord)
  const { appId } = account.settings
  const own = appId === '' ? (apps.find((app) => isHook(String(app.override_callback_uri))) ?? apps[0]) : apps.find((app) => appIdOf(app) === appId)
  return own && { override: textOf(own.override_callback_uri) }
}

const appIdOf = (app: Record<string, unknown>) => idOf(asRecord(app.whatsapp_business_api_data).id) ?? idOf(app.id)
