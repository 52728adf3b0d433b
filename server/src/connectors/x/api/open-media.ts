import { ConnectorError, type Fetch, type OpenedMedia, type WantedMedia } from '../../channel.ts'
import { type Account, call, lost } from './call.ts'
import { mapProblem } from './map-problem.ts'
import { readRetryAt } from './read-pace.ts'

/** What one file may weigh. */
const MAX_BYTES = 25 * 1024 * 1024
/** Where the network keeps what only the people of a conversation may see. */
const GUARDED = /^(?:[\w-]+\.)*(?:x|twitter)\.com$/

/**
 * A file of a direct message, whose `ref` is its address. The account's token goes along to the network's own hosts and to no other,
 * whatever an event says.
 */
export async function openMedia(account: Account, { ref }: WantedMedia, fetch: Fetch): Promise<OpenedMedia> {
  const url = URL.canParse(ref) ? new URL(ref) : null
  if (!url) throw new ConnectorError('give-up', 'file-unavailable', 'The file has no address.')
  const headers = isGuarded(account, url) ? { authorization: `Bearer ${account.secrets.accessToken}` } : {}
  let response: Response
  try {
    response = await fetch(url.href, { headers, maxBytes: MAX_BYTES })
  } catch (error) {
    throw lost(error, false)
  }
  if (response.ok) return { content: response }
  await response.body?.cancel()
  if (response.status === 401) await refuseUnlessExpired(account, fetch)
  const refusal = mapProblem(response.status, {}, readRetryAt(response.headers, new Date()))
  // Not being given one file does not mean that the account is of no use.
  throw refusal.next === 'retry' ? refusal : new ConnectorError('give-up', 'file-unavailable', refusal.message)
}

function isGuarded({ settings }: Account, url: URL): boolean {
  if (url.origin === new URL(settings.baseUrl).origin) return true
  return url.protocol === 'https:' && url.port === '' && GUARDED.test(url.hostname)
}

/** Throws `reconnect` when the token has expired: then the file is worth another try with a new one. */
async function refuseUnlessExpired(account: Account, fetch: Fetch): Promise<void> {
  await call(account, fetch, { method: 'GET', path: '/2/users/me' })
}
