import type { Fetch, RawEvent } from '../../../channel.ts'
import { readAll, type Thing } from '../../graph/read-all.ts'
import { asRecord, idOf, momentOf } from '../../graph/read-json.ts'
import { readConversations, shapeRawEvent } from '../../messaging/read-conversations.ts'
import type { Account } from '../settings.ts'

/** What was written since then, in the form in which the network would have told it: posts, comments below the newest posts, private messages. */
export async function backfill(account: Account, since: Date, fetch: Fetch): Promise<RawEvent[]> {
  const isNew = (thing: Thing) => momentOf(thing.created_time) >= since
  const events: RawEvent[] = []
  const posts = await readAll(account, fetch, { path: `/${account.providerId}/feed`, query: { fields: POST_FIELDS, limit: '50' }, maxPages: 1 })
  for (const post of posts) {
    if (isNew(post)) events.push(change(account, 'feed', post.created_time, postOf(post)))
    const query = { filter: 'stream', order: 'reverse_chronological', fields: COMMENT_FIELDS, limit: '100' }
    const comments = await readAll(account, fetch, { path: `/${idOf(post.id)}/comments`, query, isWanted: isNew })
    events.push(...comments.filter(isNew).map((comment) => change(account, 'feed', comment.created_time, commentOf(comment, post))))
  }
  return [...events.reverse(), ...(await readConversations(account, fetch, { object: 'page', platform: 'MESSENGER' }, since))]
}

const POST_FIELDS = 'id,from,message,created_time,permalink_url,full_picture'
const COMMENT_FIELDS = 'id,from,message,created_time,parent,attachment,permalink_url'

function postOf(post: Thing): Thing {
  const { from, message, full_picture: photo, permalink_url } = post
  return { item: photo ? 'photo' : 'status', verb: 'add', from, message, photo, post_id: post.id, permalink_url, created_time: secondsOf(post) }
}

function commentOf(comment: Thing, post: Thing): Thing {
  const picture = asRecord(asRecord(asRecord(comment.attachment).media).image).src
  return {
    item: 'comment',
    verb: 'add',
    from: comment.from,
    message: comment.message,
    photo: picture,
    post_id: post.id,
    comment_id: comment.id,
    parent_id: asRecord(comment.parent).id ?? post.id,
    post: { id: post.id, permalink_url: post.permalink_url },
    created_time: secondsOf(comment),
  }
}

function change({ providerId }: Account, field: string, mark: unknown, value: Thing): RawEvent {
  return shapeRawEvent('page', { id: providerId, time: Math.floor(momentOf(mark).getTime() / 1000), changes: [{ field, value }] })
}

const secondsOf = (thing: Thing) => Math.floor(momentOf(thing.created_time).getTime() / 1000)
