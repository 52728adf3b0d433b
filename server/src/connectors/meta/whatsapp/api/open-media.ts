import { ConnectorError, type Fetch, type OpenedMedia, type WantedMedia } from '../../../channel.ts'
import { lost } from '../../graph/call-graph.ts'
import { textOf } from '../../graph/read-json.ts'
import { hexOf } from '../events/shape-content.ts'
import { MEDIA } from '../limits.ts'
import type { Account } from '../settings.ts'
import { call } from './call.ts'

const MAX_BYTES = Math.max(...Object.values(MEDIA).map((one) => one.maxBytes))
/** Where the network keeps files. */
const GUARDED = /^(?:[\w-]+\.)*(?:fbsbx\.com|facebook\.com|fbcdn\.net|whatsapp\.net)$/
/** An address that ran out says one of these. */
const RUN_OUT = new Set([401, 403, 404, 410])

/**
 * A file by its id. Its address works for five minutes and with the token only, which goes to the network's own hosts and to no other; one
 * that ran out is asked for once more.
 */
export async function openMedia(account: Account, { ref }: WantedMedia, fetch: Fetch): Promise<OpenedMedia> {
  if (!/^[\w-]+$/.test(ref)) throw new ConnectorError('give-up', 'file-unavailable', 'The file has no id.')
  for (let attempt = 0; ; attempt++) {
    const { url, sha256 } = await findMedia(account, ref, fetch)
    const content = await download(account, url, fetch)
    if (content.ok) return { content, sha256 }
    await content.body?.cancel()
    if (attempt === 0 && RUN_OUT.has(content.status)) continue
    throw refusalOfFile(content.status)
  }
}

async function findMedia(account: Account, mediaId: string, fetch: Fetch): Promise<{ url: URL; sha256: string | undefined }> {
  const query = { phone_number_id: account.settings.phoneNumberId }
  const { body } = await call(account, fetch, { method: 'GET', path: `/${mediaId}`, query }).catch((error: unknown) => {
    // A file that was taken away does not make the account useless; a token that is no good does.
    if (!(error instanceof ConnectorError) || error.next !== 'give-up') throw error
    throw new ConnectorError('give-up', 'file-unavailable', error.message)
  })
  const address = textOf(body.url)
  if (address === undefined || !URL.canParse(address)) throw new ConnectorError('retry', 'unavailable', 'WhatsApp named no address of the file.')
  return { url: new URL(address), sha256: hexOf(body.sha256) }
}

async function download({ settings, secrets }: Account, url: URL, fetch: Fetch): Promise<Response> {
  const isGuarded = url.origin === new URL(settings.baseUrl).origin || (url.protocol === 'https:' && url.port === '' && GUARDED.test(url.hostname))
  try {
    return await fetch(url.href, { headers: isGuarded ? { authorization: `Bearer ${secrets.accessToken}` } : {}, maxBytes: MAX_BYTES })
  } catch (error) {
    throw lost(error, false)
  }
}

function refusalOfFile(status: number): ConnectorError {
  const message = `WhatsApp answered ${status} for a file.`
  return status === 429 || status >= 500
    ? new ConnectorError('retry', 'unavailable', message)
    : new ConnectorError('give-up', 'file-unavailable', message)
}
