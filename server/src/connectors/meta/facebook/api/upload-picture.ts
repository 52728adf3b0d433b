import type { Fetch, OutboundFile } from '../../../channel.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { multipart } from '../../graph/multipart.ts'
import { named } from '../../messaging/upload-attachment.ts'
import type { Account } from '../settings.ts'

/** The picture is with the Page and on no wall, to be put into a comment by its id. */
export async function uploadPicture(account: Account, fetch: Fetch, file: OutboundFile): Promise<string> {
  const form = multipart({ published: 'false' }, { field: 'source', name: file.name, mime: file.mime, bytes: await file.read() })
  const { body } = await callGraph(account, fetch, { method: 'POST', path: `/${account.providerId}/photos`, form })
  return named(body.id)
}
