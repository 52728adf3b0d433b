import type { Fetch, RawEvent } from '../../../channel.ts'
import type { GraphAccount } from '../../graph/call-graph.ts'
import { readAll, type Thing } from '../../graph/read-all.ts'
import { asList, asRecord, idOf, momentOf } from '../../graph/read-json.ts'
import { readConversations, shapeRawEvent } from '../../messaging/read-conversations.ts'
import { type Account, graphOf } from '../settings.ts'

const COMMENT_FIELDS = 'id,text,username,from,timestamp,parent_id'
/** Media whose comments are looked through. */
const NEWEST_MEDIA = '50'

const isSince = (since: Date) => (thing: Thing) => momentOf(thing.timestamp) >= since

/** What was written since then, in the form in which the network would have told it: comments below the newest media, private messages. */
export async function backfill(account: Account, since: Date, fetch: Fetch): Promise<RawEvent[]> {
  const own = graphOf(account)
  const query = { fields: 'id,comments_count', limit: NEWEST_MEDIA }
  const media = await readAll(own, fetch, { path: `/${account.providerId}/media`, query, maxPages: 1 })
  const found: { comment: Thing; mediaId: string }[] = []
  for (const one of media) {
    const mediaId = idOf(one.id)
    if (!mediaId || one.comments_count === 0) continue
    for (const comment of await readComments(own, fetch, mediaId, since)) found.push({ comment, mediaId })
  }
  found.sort((a, b) => momentOf(a.comment.timestamp).getTime() - momentOf(b.comment.timestamp).getTime())
  const events = found.map(({ comment, mediaId }) => commentEvent(account.providerId, comment, mediaId))
  return [...events, ...(await readConversations(own, fetch, { object: 'instagram', platform: 'instagram' }, since))]
}

/** Comments come newest first, answers only below theirs: below which there is a new one is told, and who wrote it is asked for. */
async function readComments(own: GraphAccount, fetch: Fetch, mediaId: string, since: Date): Promise<Thing[]> {
  const isNew = isSince(since)
  const query = { fields: `${COMMENT_FIELDS},replies{id,timestamp}`, limit: '50' }
  const comments = await readAll(own, fetch, { path: `/${mediaId}/comments`, query, isWanted: isNew })
  const all = comments.filter(isNew)
  for (const comment of comments) {
    const hasNew = asList(asRecord(comment.replies).data).some((reply) => isNew(asRecord(reply)))
    if (!hasNew) continue
    const replies = await readAll(own, fetch, { path: `/${idOf(comment.id)}/replies`, query: { fields: COMMENT_FIELDS, limit: '50' } })
    all.push(...replies.filter(isNew).map((reply): Thing => ({ ...reply, parent_id: reply.parent_id ?? comment.id })))
  }
  return all
}

function commentEvent(providerId: string, { id, text, username, from, parent_id, timestamp }: Thing, mediaId: string): RawEvent {
  const value = { id, parent_id, text, from: { username, ...asRecord(from) }, media: { id: mediaId } }
  return shapeRawEvent('instagram', {
    id: providerId,
    time: Math.floor(momentOf(timestamp).getTime() / 1000),
    changes: [{ field: 'comments', value }],
  })
}
