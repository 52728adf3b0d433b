import { ConnectorError, type Fetch, type OutboundFile } from '../../../channel.ts'
import { multipart } from '../../graph/multipart.ts'
import { idOf } from '../../graph/read-json.ts'
import type { Account } from '../settings.ts'
import { call, numberPath } from './call.ts'

/** The file is with the network for thirty days, to be named by its id. Trying again makes another copy that nobody sees. */
export async function uploadMedia(account: Account, fetch: Fetch, file: OutboundFile): Promise<string> {
  const bytes = await file.read()
  const form = multipart({ messaging_product: 'whatsapp', type: file.mime }, { field: 'file', name: file.name, mime: file.mime, bytes })
  const { body } = await call(account, fetch, { method: 'POST', path: numberPath(account, '/media'), form })
  const id = idOf(body.id)
  if (id === undefined) throw new ConnectorError('retry', 'unavailable', 'WhatsApp named no id for the file.')
  return id
}
