import { type AccountCheck, ConnectorError, type Fetch } from '../../../channel.ts'
import { checkCallback } from '../../graph/app-callback.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { checkToken, type Findings } from '../../graph/check-token.ts'
import { asRecord, idOf, textOf } from '../../graph/read-json.ts'
import { checkSubscription } from '../../graph/subscription.ts'
import type { Account } from '../settings.ts'
import { callbackOf, FIELDS } from './subscribe.ts'

const SCOPES = [
  'pages_manage_metadata',
  'pages_show_list',
  'pages_read_engagement',
  'pages_read_user_content',
  'pages_manage_engagement',
  'pages_manage_posts',
  'pages_messaging',
]

/** Whose token it is, what it may do and until when, and whether events reach us. */
export async function check(account: Account, fetch: Fetch): Promise<AccountCheck> {
  const { body } = await callGraph(account, fetch, { method: 'GET', path: '/me', query: { fields: 'id,name,username,picture{url}' } })
  const providerId = idOf(body.id)
  if (!providerId) throw new ConnectorError('give-up', 'invalid', 'Facebook did not say whose token it is.')
  const page = { ...account, providerId }
  const name = textOf(body.name) ?? providerId
  const pictureUrl = textOf(asRecord(asRecord(body.picture).data).url)
  const wrong = account.providerId !== '' && account.providerId !== providerId
  const token = await checkToken(page, fetch, SCOPES).catch(untold)
  const delivery = await checkDelivery(page, fetch)
  return {
    connectedAs: { providerId, handle: textOf(body.username) ?? name, name, pictureUrl },
    problems: [...(wrong ? [{ code: 'wrong-account', detail: `The token belongs to ${name}.` }] : []), ...token.problems, ...delivery],
    facts: { ...token.facts, delivery: 'webhook', humanAgent: String(account.settings.humanAgent) },
  }
}

async function checkDelivery(page: Account, fetch: Fetch): Promise<AccountCheck['problems']> {
  try {
    const callback = await checkCallback(page, fetch, callbackOf(page))
    return [...callback, ...(await checkSubscription(page, fetch, page.providerId, FIELDS))]
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.next === 'retry' || error.code === 'token-expired') throw error
    return [{ code: 'not-a-page', detail: error.message }]
  }
}

/** A token that may not be looked at works all the same. */
function untold(error: unknown): Findings {
  if (!(error instanceof ConnectorError) || error.next === 'retry' || error.code === 'token-expired') throw error
  return { facts: {}, problems: [{ code: 'permissions-unknown', detail: error.message }] }
}
