import { ConnectorError, type Fetch, type Outbound, type Sent } from '../../../channel.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { idOf } from '../../graph/read-json.ts'
import type { Account } from '../settings.ts'
import { uploadPicture } from './upload-picture.ts'

/** A comment of the Page below a post or another comment, with at most one picture. */
export async function sendComment(account: Account, { replyToProviderId, text, files }: Outbound, fetch: Fetch): Promise<Sent> {
  if (!replyToProviderId) throw new ConnectorError('give-up', 'nothing-to-answer', 'A public reply needs what it answers.')
  const [picture] = files
  const attachmentId = picture && (await uploadPicture(account, fetch, picture))
  const body = { ...(text === '' ? {} : { message: text }), ...(attachmentId ? { attachment_id: attachmentId } : {}) }
  const answer = await callGraph(account, fetch, { method: 'POST', path: `/${replyToProviderId}/comments`, body, creates: true })
  const providerId = idOf(answer.body.id)
  if (!providerId) throw new ConnectorError('uncertain', 'unavailable', 'Facebook accepted the comment without naming its id.')
  return { providerId, state: 'sent', pace: answer.pace }
}
