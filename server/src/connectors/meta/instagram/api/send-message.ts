import { countText } from '@atalaya/shared/text/count-text.ts'
import { ConnectorError, type Fetch, type Outbound, type Sent } from '../../../channel.ts'
import { type Messenger, sendPrivately } from '../../messaging/send-privately.ts'
import { limits, MAX_CHOICES, maxBytesOf, windowOf } from '../limits.ts'
import { readMentionId } from '../mention-id.ts'
import { type Account, graphOf } from '../settings.ts'
import { sendComment } from './send-comment.ts'

/** Answers in public below what was said, or in private. The network knows no idempotency key; private messages carry our id for the echo. */
export function sendMessage(account: Account, outbound: Outbound, fetch: Fetch): Promise<Sent> {
  const refusal = refusalOf(outbound)
  if (refusal) return Promise.reject(refusal)
  if (outbound.visibility === 'public') return sendComment(account, outbound, fetch)
  return sendPrivately(graphOf(account), messengerOf(account), outbound, fetch)
}

const messengerOf = ({ settings }: Account): Messenger => ({
  network: 'Instagram',
  platform: 'instagram',
  // Comments have digits alone, and what we named ourselves has a colon.
  isMessageId: (id) => !/^\d+$|:/.test(id),
  recipientOf: (publicId) => ({ comment_id: publicId }),
  windowOf: (lastContactAt, now) => windowOf('private', lastContactAt, now, settings),
})

/** What the network would refuse, without asking it. */
function refusalOf({ text, files, visibility, asQuote, privateReplyTo, choices }: Outbound): ConnectorError | undefined {
  const { maxLength, unit, files: allowed } = limits(visibility)
  const refuse = (code: string, message: string) => new ConnectorError('give-up', code, message)
  if (text.trim() === '' && files.length === 0) return refuse('empty', 'There is nothing to send.')
  if (asQuote) return refuse('cannot-quote', 'Instagram knows no quotes.')
  const length = countText(unit, text)
  if (length > maxLength) return refuse('too-long', `Instagram takes ${maxLength} ${unit} here; this has ${length}.`)
  if (privateReplyTo && readMentionId(privateReplyTo)) return refuse('not-available', 'Instagram lets nobody answer a mention in private.')
  if (files.length > (privateReplyTo ? 0 : allowed.max)) return refuse('too-many-files', 'Instagram takes fewer files here.')
  if (files.some((file) => !allowed.mimes.includes(file.mime))) return refuse('file-type', 'Instagram takes no files of this kind here.')
  if (files.some((file) => file.size > maxBytesOf(file.mime)))
    return refuse('file-too-large', 'Instagram takes 8 MB for a picture and 16 MB for others.')
  if (choices && (choices.options.length > MAX_CHOICES || text.trim() === ''))
    return refuse('too-many-choices', `Instagram takes ${MAX_CHOICES} answers below some words.`)
  return undefined
}
