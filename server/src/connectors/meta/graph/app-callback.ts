import type { AccountCheck, Fetch } from '../../channel.ts'
import { callGraph, type GraphAccount } from './call-graph.ts'
import { asList, asRecord, idOf, textOf } from './read-json.ts'

/** An app has one callback for each kind of object, whichever account of ours it names: the platform finds out whom an event is for. */
export interface Callback {
  object: 'page' | 'instagram' | 'whatsapp_business_account'
  fields: readonly string[]
  verifyToken: string
}

interface Present {
  url: string
  active: boolean
  fields: string[]
}

/**
 * The app sends the events of this kind of object to us. One that names another server is left alone, because something else lives by it;
 * without the app's id it is set by hand. Doing it twice is doing it once.
 */
export async function bringUpCallback(account: GraphAccount, fetch: Fetch, hookUrl: string, callback: Callback): Promise<void> {
  const { appId } = account.settings
  if (appId === '') return
  const present = await readCallback(account, fetch, callback.object)
  if (present && !isOurs(present.url, hookUrl)) return
  const url = present && isSameServer(present.url, hookUrl) ? present.url : hookUrl
  const missing = callback.fields.filter((field) => !present?.fields.includes(field))
  if (present?.active && present.url === url && missing.length === 0) return
  const fields = [...new Set([...callback.fields, ...(present?.fields ?? [])])].join(',')
  const body = { object: callback.object, callback_url: url, verify_token: callback.verifyToken, fields, include_values: true }
  await callGraph(account, fetch, { method: 'POST', path: `/${appId}/subscriptions`, body, asApp: true })
}

/** Problems `webhook-missing`, `webhook-invalid` and `subscription-missing`; none where the app is not known, for then nobody can tell. */
export async function checkCallback(account: GraphAccount, fetch: Fetch, { object, fields }: Callback): Promise<AccountCheck['problems']> {
  if (account.settings.appId === '') return []
  const present = await readCallback(account, fetch, object)
  if (!present) return [{ code: 'webhook-missing', detail: `The app has no callback for ${object}.` }]
  if (!/\/hooks\/[\w-]+$/.test(present.url)) return [{ code: 'webhook-missing', detail: `The app sends its events to ${hostOf(present.url)}.` }]
  if (!present.active) return [{ code: 'webhook-invalid', detail: 'Meta stopped sending to the callback of the app.' }]
  const missing = fields.filter((field) => !present.fields.includes(field))
  return missing.length > 0 ? [{ code: 'subscription-missing', detail: missing.join(', ') }] : []
}

async function readCallback(account: GraphAccount, fetch: Fetch, object: string): Promise<Present | undefined> {
  const { body } = await callGraph(account, fetch, { method: 'GET', path: `/${account.settings.appId}/subscriptions`, asApp: true })
  const found = asList(body.data)
    .map(asRecord)
    .find((one) => one.object === object)
  if (!found) return undefined
  const fields = asList(found.fields).flatMap((field) => idOf(asRecord(field).name) ?? idOf(field) ?? [])
  return { url: textOf(found.callback_url) ?? '', active: found.active !== false, fields }
}

/** On the same server, whichever account it names, or naming this account on the address that the server had before. */
const isOurs = (url: string, hookUrl: string) => isSameServer(url, hookUrl) || url.endsWith(new URL(hookUrl).pathname)
const isSameServer = (url: string, hookUrl: string) => URL.canParse(url) && new URL(url).origin === new URL(hookUrl).origin && /\/hooks\//.test(url)
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : 'nowhere')
