import type { AccountCheck, Fetch } from '../../channel.ts'
import { callGraph, type GraphAccount } from './call-graph.ts'
import { asList, asRecord, idOf } from './read-json.ts'

/** The app receives these fields of the asset (a Page, an Instagram account; a WhatsApp business account takes none). Doing it twice is doing it once. */
export async function subscribeAsset(account: GraphAccount, fetch: Fetch, assetId: string, fields: readonly string[]): Promise<void> {
  const body = fields.length > 0 ? { subscribed_fields: fields.join(',') } : {}
  await callGraph(account, fetch, { method: 'POST', path: `/${assetId}/subscribed_apps`, body })
}

/** The app receives nothing of the asset any more. */
export async function unsubscribeAsset(account: GraphAccount, fetch: Fetch, assetId: string): Promise<void> {
  await callGraph(account, fetch, { method: 'DELETE', path: `/${assetId}/subscribed_apps` })
}

/** The wanted fields that do not come to the app; null when the asset is not subscribed at all. */
export async function missingFields(account: GraphAccount, fetch: Fetch, assetId: string, wanted: readonly string[]): Promise<string[] | null> {
  const { body } = await callGraph(account, fetch, { method: 'GET', path: `/${assetId}/subscribed_apps` })
  const apps = asList(body.data).map(asRecord)
  const { appId } = account.settings
  const own = appId === '' ? apps[0] : apps.find((app) => (idOf(app.id) ?? idOf(asRecord(app.whatsapp_business_api_data).id)) === appId)
  if (own === undefined) return null
  const present = asList(own.subscribed_fields).map((field) => idOf(field) ?? idOf(asRecord(field).name))
  return wanted.filter((field) => !present.includes(field))
}

/** Problems `not-subscribed` and `subscription-missing`, the latter with the fields that do not come. */
export async function checkSubscription(
  account: GraphAccount,
  fetch: Fetch,
  assetId: string,
  wanted: readonly string[],
): Promise<AccountCheck['problems']> {
  const missing = await missingFields(account, fetch, assetId, wanted)
  if (missing === null) return [{ code: 'not-subscribed', detail: 'The app is not installed on it.' }]
  return missing.length > 0 ? [{ code: 'subscription-missing', detail: missing.join(', ') }] : []
}
