import { ConnectorError, type Fetch, type OutboundFile } from '../../../channel.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { multipart } from '../../graph/multipart.ts'
import { idOf } from '../../graph/read-json.ts'
import type { Account } from '../settings.ts'

const kindOf = ({ mime }: OutboundFile) => /^(image|video|audio)\//.exec(mime)?.[1] ?? 'file'

/** The file is with Messenger, to be sent by its id. Trying again makes another copy that nobody sees. */
export async function uploadAttachment(account: Account, fetch: Fetch, file: OutboundFile): Promise<{ type: string; attachmentId: string }> {
  const type = kindOf(file)
  const message = JSON.stringify({ attachment: { type, payload: { is_reusable: true } } })
  const form = multipart({ message }, { field: 'filedata', name: file.name, mime: file.mime, bytes: await file.read() })
  const { body } = await callGraph(account, fetch, { method: 'POST', path: `/${account.providerId}/message_attachments`, form })
  return { type, attachmentId: named(body.attachment_id) }
}

/** The picture is with the Page and on no wall, to be put into a comment by its id. */
export async function uploadPicture(account: Account, fetch: Fetch, file: OutboundFile): Promise<string> {
  const form = multipart({ published: 'false' }, { field: 'source', name: file.name, mime: file.mime, bytes: await file.read() })
  const { body } = await callGraph(account, fetch, { method: 'POST', path: `/${account.providerId}/photos`, form })
  return named(body.id)
}

function named(value: unknown): string {
  const id = idOf(value)
  if (!id) throw new ConnectorError('retry', 'unavailable', 'Facebook named no id for the file.')
  return id
}
