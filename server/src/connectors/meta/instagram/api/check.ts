import { type AccountCheck, ConnectorError, type Fetch } from '../../../channel.ts'
import { checkCallback } from '../../graph/app-callback.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { checkToken, type Findings } from '../../graph/check-token.ts'
import { asRecord, idOf, textOf } from '../../graph/read-json.ts'
import { type Account, graphOf, type Settings } from '../settings.ts'
import { renewalOf } from './refresh-token.ts'
import { callbackOf, checkInstalled } from './subscribe.ts'

const SCOPES: Readonly<Record<Settings['login'], readonly string[]>> = {
  facebook: ['instagram_basic', 'instagram_manage_comments', 'instagram_manage_messages', 'pages_show_list', 'pages_manage_metadata'],
  instagram: ['instagram_business_basic', 'instagram_business_manage_comments', 'instagram_business_manage_messages'],
}

/** Whose token it is, what it may do and until when, whether its messages may be read, and whether events reach us. */
export async function check(account: Account, fetch: Fetch): Promise<AccountCheck> {
  const found = await readOwn(account, fetch)
  const { providerId, username, name, pictureUrl } = found
  const own = { ...account, providerId }
  const wrong = account.providerId !== '' && account.providerId !== providerId
  const { login, humanAgent } = account.settings
  const graph = graphOf(own)
  // The app of an Instagram login is another than Meta's: its token looks at itself.
  const looking = login === 'instagram' ? { ...graph, settings: { ...graph.settings, appId: '' } } : graph
  const token = await checkToken(looking, fetch, SCOPES[login]).catch((error: unknown) => untold(error, login))
  const problems = [...(await checkMessages(own, fetch)), ...(await checkDelivery(own, fetch))]
  return {
    connectedAs: { providerId, handle: username, name, pictureUrl },
    problems: [...(wrong ? [{ code: 'wrong-account', detail: `The token belongs to ${username}.` }] : []), ...token.problems, ...problems],
    facts: { ...token.facts, delivery: 'webhook', login, humanAgent: String(humanAgent) },
    renewBy: login === 'instagram' ? renewalOf(token.facts.tokenExpiresAt).toISOString() : undefined,
  }
}

interface Own {
  providerId: string
  username: string
  name: string
  pictureUrl: string | undefined
}

/** The account of the token itself, or the one linked to its Page. */
async function readOwn(account: Account, fetch: Fetch): Promise<Own> {
  const graph = graphOf(account)
  const ask = async (id: string, fields: string) => (await callGraph(graph, fetch, { method: 'GET', path: `/${id}`, query: { fields } })).body
  const isOwn = account.settings.login === 'instagram'
  const me = await ask('me', isOwn ? 'user_id,username,name,profile_picture_url' : 'id,instagram_business_account')
  const providerId = idOf(isOwn ? me.user_id : asRecord(me.instagram_business_account).id)
  if (!providerId) throw new ConnectorError('give-up', 'no-instagram', 'No professional Instagram account belongs to this token.')
  const body = isOwn ? me : await ask(providerId, 'id,username,name,profile_picture_url')
  const username = textOf(body.username) ?? providerId
  return { providerId, username, name: textOf(body.name) ?? username, pictureUrl: textOf(body.profile_picture_url) }
}

/** Some accounts tell of no message before their messages were asked for once. */
async function checkMessages(own: Account, fetch: Fetch): Promise<AccountCheck['problems']> {
  const query = { platform: 'instagram', fields: 'id', limit: '1' }
  try {
    await callGraph(graphOf(own), fetch, { method: 'GET', path: `/${own.providerId}/conversations`, query })
    return []
  } catch (error) {
    return [refusalIn(error)]
  }
}

async function checkDelivery(own: Account, fetch: Fetch): Promise<AccountCheck['problems']> {
  const problems = await checkCallback(own, fetch, callbackOf(own))
  try {
    return [...problems, ...(await checkInstalled(own, fetch))]
  } catch (error) {
    return [...problems, refusalIn(error)]
  }
}

/** What the network refuses about one thing is a problem of the account; that it cannot be asked is none. */
function refusalIn(error: unknown): AccountCheck['problems'][number] {
  if (!(error instanceof ConnectorError) || error.next === 'retry' || error.code === 'token-expired') throw error
  return { code: error.code, detail: error.message }
}

/** A token that may not be looked at works all the same; one of Instagram's own login the network need not let be looked at. */
function untold(error: unknown, login: Settings['login']): Findings {
  if (!(error instanceof ConnectorError) || error.next === 'retry') throw error
  if (login === 'instagram') return { facts: {}, problems: [] }
  if (error.code === 'token-expired') throw error
  return { facts: {}, problems: [{ code: 'permissions-unknown', detail: error.message }] }
}
