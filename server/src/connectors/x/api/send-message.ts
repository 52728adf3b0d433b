import { countText } from '@atalaya/shared/text/count-text.ts'
import { ConnectorError, type Fetch, type Outbound, type Sent } from '../../channel.ts'
import { readTime } from '../events/read-time.ts'
import { FILMS, limits } from '../limits.ts'
import { type Account, type Answer, call } from './call.ts'
import { uploadFile } from './upload-file.ts'

/** Answers or quotes a post in public, or writes a direct message. The network knows no idempotency key. */
export async function sendMessage(account: Account, outbound: Outbound, fetch: Fetch): Promise<Sent> {
  checkLimits(account, outbound)
  const target = outbound.visibility === 'private' ? outbound.recipient.key : outbound.replyToProviderId
  if (!target) throw new ConnectorError('give-up', 'nothing-to-answer', 'A public reply needs the post that it answers.')
  const mediaIds: string[] = []
  for (const file of outbound.files) mediaIds.push(await uploadFile(account, fetch, file, outbound.visibility))
  const answer = await (outbound.visibility === 'private'
    ? sendDm(account, fetch, target, outbound.text, mediaIds)
    : sendPost(account, fetch, target, outbound, mediaIds))
  const data = (answer.body.data ?? {}) as { id?: unknown; dm_event_id?: unknown }
  const providerId = data.dm_event_id ?? data.id
  if (typeof providerId !== 'string') throw new ConnectorError('uncertain', 'unavailable', 'X accepted the message without naming its id.')
  const sentAt = readTime(providerId)
  return { providerId, state: 'sent', sentAt: sentAt.getTime() > 0 ? sentAt : undefined, pace: answer.pace }
}

/** A quoted post is named by its id and so takes nothing of the length of the text. */
function sendPost(account: Account, fetch: Fetch, postId: string, { text, asQuote }: Outbound, mediaIds: string[]): Promise<Answer> {
  const target = asQuote ? { quote_tweet_id: postId } : { reply: { in_reply_to_tweet_id: postId } }
  const body = { text, ...target, ...(mediaIds.length > 0 ? { media: { media_ids: mediaIds } } : {}) }
  return call(account, fetch, { method: 'POST', path: '/2/tweets', body, creates: true })
}

function sendDm(account: Account, fetch: Fetch, recipientId: string, text: string, mediaIds: string[]): Promise<Answer> {
  const attachments = mediaIds.map((media_id) => ({ media_id }))
  const body = { ...(text === '' ? {} : { text }), ...(attachments.length > 0 ? { attachments } : {}) }
  return call(account, fetch, { method: 'POST', path: `/2/dm_conversations/with/${recipientId}/messages`, body, creates: true })
}

function checkLimits({ settings }: Account, { text, files, visibility, asQuote }: Outbound): void {
  const { maxLength, unit, files: allowed } = limits(visibility, settings)
  const refuse = (code: string, message: string) => new ConnectorError('give-up', code, message)
  if (text.trim() === '' && files.length === 0) throw refuse('empty', 'There is nothing to send.')
  if (asQuote && !(settings.canQuote && visibility === 'public')) throw refuse('cannot-quote', 'This account may not quote here.')
  if (countText(unit, text) > maxLength) throw refuse('too-long', `X takes ${maxLength} characters here.`)
  const film = files.some((file) => (FILMS as readonly string[]).includes(file.mime))
  if (files.length > (film ? 1 : allowed.max)) throw refuse('too-many-files', 'X takes fewer files here.')
  if (files.some((file) => !allowed.mimes.includes(file.mime))) throw refuse('file-type', 'X takes JPEG, PNG, WebP, GIF and MP4.')
  if (files.some((file) => file.size > allowed.maxBytes)) throw refuse('file-too-large', `X takes ${allowed.maxBytes} bytes per file here.`)
}
