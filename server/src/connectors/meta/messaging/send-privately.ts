import { ConnectorError, type Fetch, type Outbound, type ReplyWindow, type Sent } from '../../channel.ts'
import { callGraph, type GraphAccount, type GraphAnswer } from '../graph/call-graph.ts'
import { idOf } from '../graph/read-json.ts'
import { PART } from './parse-messaging.ts'
import { privateThread } from './thread-keys.ts'
import { type Uploaded, uploadAttachment } from './upload-attachment.ts'

/** What one messenger of the family does differently from the other. */
export interface Messenger {
  network: 'Messenger' | 'Instagram'
  /** Whether an id is one of its messages, in contrast to those of comments and to our own for what has none. */
  isMessageId(id: string): boolean
  /** How what a private reply answers is named. */
  recipientOf(publicId: string): object
  windowOf(lastContactAt: Date, now: Date): ReplyWindow
  platform?: string
}

/** A private message: files first, each by itself, then the words. Once a file has left, a failure of the rest is `uncertain`. */
export async function sendPrivately(account: GraphAccount, messenger: Messenger, outbound: Outbound, fetch: Fetch): Promise<Sent> {
  if (outbound.privateReplyTo) return answerPrivately(account, messenger, outbound, outbound.privateReplyTo, fetch)
  const how = { recipient: { id: outbound.recipient.key }, ...tagOf(messenger, outbound, new Date()) }
  const uploads: Uploaded[] = []
  for (const file of outbound.files) uploads.push(await uploadAttachment(account, fetch, file, messenger.platform))
  const { replyToProviderId, messageId, text } = outbound
  const replyTo = replyToProviderId && messenger.isMessageId(replyToProviderId) ? { reply_to: { mid: replyToProviderId } } : {}
  const attachments = uploads.map(({ type, attachmentId }) => ({ attachment: { type, payload: { attachment_id: attachmentId } } }))
  const parts = [...attachments, ...(text === '' ? [] : [wordsOf(outbound)])]
  let left = 0
  let sent: Sent | undefined
  for (const [place, part] of parts.entries()) {
    const metadata = place === parts.length - 1 ? messageId : `${PART}${messageId}`
    const body = { ...how, ...(place === 0 ? replyTo : {}), message: { ...part, metadata } }
    sent = shapeSent(await post(account, fetch, body, left))
    left += 1
  }
  return sent!
}

/** The one private answer to what was said in public. It tells by which id the person is known in private messages. */
async function answerPrivately(account: GraphAccount, messenger: Messenger, outbound: Outbound, publicId: string, fetch: Fetch): Promise<Sent> {
  const message = { ...wordsOf(outbound), metadata: outbound.messageId }
  const answer = await post(account, fetch, { recipient: messenger.recipientOf(publicId), message }, 0)
  const personId = idOf(answer.body.recipient_id)
  return { ...shapeSent(answer), thread: personId ? { threadKey: privateThread(personId), contactKey: personId } : undefined }
}

function wordsOf({ text, choices }: Outbound): object {
  if (!choices) return { text }
  return { text, quick_replies: choices.options.map(({ id, title }) => ({ content_type: 'text', title: title.slice(0, 20), payload: id })) }
}

/** How the network is told why one writes now. Where the person's last word is not known, it decides. */
function tagOf({ network, windowOf }: Messenger, { lastContactAt, byPerson }: Outbound, now: Date): object {
  const { state } = lastContactAt ? windowOf(lastContactAt, now) : { state: 'open' }
  if (state === 'open') return { messaging_type: 'RESPONSE' }
  if (state === 'human' && byPerson) return { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }
  throw new ConnectorError('give-up', 'window-closed', `${network} takes no more answers here until the customer writes again.`)
}

async function post(account: GraphAccount, fetch: Fetch, body: object, left: number): Promise<GraphAnswer> {
  try {
    return await callGraph(account, fetch, { method: 'POST', path: `/${account.providerId}/messages`, body, creates: true })
  } catch (error) {
    if (left === 0 || !(error instanceof ConnectorError)) throw error
    throw new ConnectorError('uncertain', error.code, `Only a part has left: ${error.message}`)
  }
}

function shapeSent({ body, pace }: GraphAnswer): Sent {
  const providerId = idOf(body.message_id)
  if (!providerId) throw new ConnectorError('uncertain', 'unavailable', 'Meta accepted the message without naming its id.')
  return { providerId, state: 'sent', pace }
}
