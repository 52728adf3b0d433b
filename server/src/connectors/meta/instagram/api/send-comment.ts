import { ConnectorError, type Fetch, type Outbound, type Sent } from '../../../channel.ts'
import { callGraph, type GraphCall } from '../../graph/call-graph.ts'
import { idOf } from '../../graph/read-json.ts'
import { readMentionId } from '../mention-id.ts'
import { type Account, graphOf } from '../settings.ts'

/** A comment of the account below another, or below what named it elsewhere. */
export async function sendComment(account: Account, { replyToProviderId, text }: Outbound, fetch: Fetch): Promise<Sent> {
  if (!replyToProviderId) throw new ConnectorError('give-up', 'nothing-to-answer', 'A public reply needs what it answers.')
  const { body, pace } = await callGraph(graphOf(account), fetch, { ...placeOf(account, replyToProviderId, text), method: 'POST', creates: true })
  const providerId = idOf(body.id)
  if (!providerId) throw new ConnectorError('uncertain', 'unavailable', 'Instagram accepted the comment without naming its id.')
  return { providerId, state: 'sent', pace }
}

function placeOf({ providerId }: Account, answered: string, message: string): Pick<GraphCall, 'path' | 'body'> {
  const mention = readMentionId(answered)
  if (!mention) return { path: `/${answered}/replies`, body: { message } }
  const { mediaId, commentId } = mention
  return { path: `/${providerId}/mentions`, body: { media_id: mediaId, ...(commentId ? { comment_id: commentId } : {}), message } }
}
