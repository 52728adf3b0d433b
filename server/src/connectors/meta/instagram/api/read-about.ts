import { type Author, ConnectorError, type Fetch, type Topic } from '../../../channel.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { asRecord, idOf, momentOf, textOf } from '../../graph/read-json.ts'
import { UNNAMED } from '../../messaging/thread-keys.ts'
import { profileOf } from '../events/parse-comment.ts'
import { type Mention, readMentionId } from '../mention-id.ts'
import { type Account, graphOf } from '../settings.ts'

type Thing = Record<string, unknown>

const PROFILE = 'name,username,profile_pic,follower_count,is_verified_user'

/** What Instagram tells of a person who wrote in private, or who wrote what came without a name; null when it keeps that to itself. */
export async function readAuthor(account: Account, key: string, fetch: Fetch): Promise<Author | null> {
  if (key.startsWith(UNNAMED)) return readWriter(account, key, fetch)
  const body = await ask(account, fetch, key, PROFILE)
  const handle = textOf(body?.username)
  const name = textOf(body?.name) ?? handle
  if (!body || !name) return null
  const followers = typeof body.follower_count === 'number' ? body.follower_count : undefined
  const verified = typeof body.is_verified_user === 'boolean' ? body.is_verified_user : undefined
  return { key, name, handle, pictureUrl: textOf(body.profile_pic), profileUrl: profileOf(handle), followers, verified }
}

async function readWriter(account: Account, key: string, fetch: Fetch): Promise<Author | null> {
  const writtenId = key.slice(UNNAMED.length)
  const mention = readMentionId(writtenId)
  const written = mention ? await readMentioned(account, mention, 'username', fetch) : await ask(account, fetch, writtenId, 'username,from')
  const from = asRecord(written?.from)
  const handle = textOf(from.username) ?? textOf(written?.username)
  const found = idOf(from.id)
  if (!handle) return null
  return { key: found ?? key, name: handle, handle, profileUrl: profileOf(handle), aliases: found ? [key] : undefined }
}

/** The medium that people comment on, or the words of a mention; null when it is gone or not for us. */
export async function readTopic(account: Account, providerId: string, fetch: Fetch): Promise<Topic | null> {
  const mention = readMentionId(providerId)
  if (mention?.commentId) return readMentionedComment(account, providerId, mention, fetch)
  const fields = 'caption,permalink,media_type,media_url,timestamp'
  const media = mention
    ? await readMentioned(account, mention, `${fields},username`, fetch)
    : await ask(account, fetch, providerId, `${fields},thumbnail_url`)
  if (!media) return null
  const still = textOf(media.thumbnail_url) ?? (media.media_type === 'VIDEO' ? undefined : textOf(media.media_url))
  return { providerId, text: textOf(media.caption), url: textOf(media.permalink), pictureUrl: still, at: dateOf(media.timestamp) }
}

async function readMentionedComment(account: Account, providerId: string, mention: Mention, fetch: Fetch): Promise<Topic | null> {
  const comment = await readMentioned(account, mention, 'text,timestamp,media{permalink}', fetch)
  if (!comment) return null
  return { providerId, text: textOf(comment.text), url: textOf(asRecord(comment.media).permalink), at: dateOf(comment.timestamp) }
}

/** What stands elsewhere can be read only through the account that it names. */
async function readMentioned(account: Account, { mediaId, commentId }: Mention, fields: string, fetch: Fetch): Promise<Thing | null> {
  const [name, place] = commentId ? ['mentioned_comment', `comment_id(${commentId})`] : ['mentioned_media', `media_id(${mediaId})`]
  const body = await ask(account, fetch, account.providerId, `${name}.${place}{${fields}}`)
  return body && asRecord(body[name])
}

/** What one may not know of one person or medium does not mean that the account is of no use. */
async function ask(account: Account, fetch: Fetch, id: string, fields: string): Promise<Thing | null> {
  try {
    return (await callGraph(graphOf(account), fetch, { method: 'GET', path: `/${encodeURIComponent(id)}`, query: { fields } })).body
  } catch (error) {
    if (error instanceof ConnectorError && error.next !== 'retry' && error.code !== 'token-expired') return null
    throw error
  }
}

function dateOf(mark: unknown): Date | undefined {
  const at = momentOf(mark)
  return at.getTime() > 0 ? at : undefined
}
