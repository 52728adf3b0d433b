import { ConnectorError, type Fetch, type OutboundFile } from '../../channel.ts'
import { callGraph, type GraphAccount } from '../graph/call-graph.ts'
import { multipart } from '../graph/multipart.ts'
import { idOf } from '../graph/read-json.ts'

export interface Uploaded {
  type: string
  attachmentId: string
}

const kindOf = ({ mime }: OutboundFile) => /^(image|video|audio)\//.exec(mime)?.[1] ?? 'file'

/** The file is with the network, to be sent by its id. Trying again makes another copy that nobody sees. */
export async function uploadAttachment(account: GraphAccount, fetch: Fetch, file: OutboundFile, platform?: string): Promise<Uploaded> {
  const type = kindOf(file)
  const message = JSON.stringify({ attachment: { type, payload: { is_reusable: true } } })
  const form = multipart({ message }, { field: 'filedata', name: file.name, mime: file.mime, bytes: await file.read() })
  const { body } = await callGraph(account, fetch, { method: 'POST', path: `/${account.providerId}/message_attachments`, query: { platform }, form })
  return { type, attachmentId: named(body.attachment_id) }
}

/** The id that the network gave a file. */
export function named(value: unknown): string {
  const id = idOf(value)
  if (!id) throw new ConnectorError('retry', 'unavailable', 'Meta named no id for the file.')
  return id
}
