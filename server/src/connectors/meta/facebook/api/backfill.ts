import type { Fetch, RawEvent } from '../../../channel.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { asList, asRecord, idOf, momentOf, textOf } from '../../graph/read-json.ts'
import { eventKeyOf } from '../../graph/split-envelope.ts'
import type { Account } from '../settings.ts'

type Thing = Record<string, unknown>

/** Pages of an answer that are turned at most. */
const MAX_PAGES = 20

/** What was written since then, in the form in which the network would have told it: posts, comments below the newest posts, private messages. */
export async function backfill(account: Account, since: Date, fetch: Fetch): Promise<RawEvent[]> {
  const isNew = (thing: Thing) => momentOf(thing.created_time) >= since
  const events: RawEvent[] = []
  const posts = await readAll(account, fetch, `/${account.providerId}/feed`, { fields: POST_FIELDS, limit: '50' }, 1)
  for (const post of posts) {
    if (isNew(post)) events.push(change(account, 'feed', post.created_time, postOf(post)))
    const order = { filter: 'stream', order: 'reverse_chronological', fields: COMMENT_FIELDS, limit: '100' }
    const comments = await readAll(account, fetch, `/${idOf(post.id)}/comments`, order, MAX_PAGES, isNew)
    events.push(...comments.filter(isNew).map((comment) => change(account, 'feed', comment.created_time, commentOf(comment, post))))
  }
  return [...events.reverse(), ...(await privateMessages(account, fetch, since))]
}

const POST_FIELDS = 'id,from,message,created_time,permalink_url,full_picture'
const COMMENT_FIELDS = 'id,from,message,created_time,parent,attachment,permalink_url'
const MESSAGE_FIELDS = 'id,created_time,from,to,message,attachments,reply_to'

/** The newest fifty of each conversation come with the list; a longer one is read on by itself. */
async function privateMessages(account: Account, fetch: Fetch, since: Date): Promise<RawEvent[]> {
  const isNew = (thing: Thing) => momentOf(thing.updated_time ?? thing.created_time) >= since
  const path = `/${account.providerId}/conversations`
  const fields = `id,updated_time,messages.limit(50){${MESSAGE_FIELDS}}`
  const talks = await readAll(account, fetch, path, { platform: 'MESSENGER', fields, limit: '25' }, MAX_PAGES, isNew)
  const events: RawEvent[] = []
  for (const talk of talks.filter(isNew)) {
    const near = asRecord(talk.messages)
    const messages = asList(near.data).map(asRecord)
    const oldest = messages.at(-1)
    if (oldest && isNew(oldest) && asRecord(near.paging).next !== undefined) {
      const after = textOf(asRecord(asRecord(near.paging).cursors).after)
      const query = { fields: MESSAGE_FIELDS, limit: '50', ...(after ? { after } : {}) }
      messages.push(...(await readAll(account, fetch, `/${idOf(talk.id)}/messages`, query, MAX_PAGES, isNew)))
    }
    const inOrder = messages.filter(isNew).reverse()
    events.push(...inOrder.flatMap((message) => messageEvent(account, message)))
  }
  return events
}

/** The things of a list, newest first, until they are older than wanted. */
async function readAll(
  account: Account,
  fetch: Fetch,
  path: string,
  query: Record<string, string>,
  maxPages: number,
  isWanted: (thing: Thing) => boolean = () => true,
): Promise<Thing[]> {
  const all: Thing[] = []
  let after = query.after
  for (let page = 0; page < maxPages; page++) {
    const { body } = await callGraph(account, fetch, { method: 'GET', path, query: { ...query, after } })
    const things = asList(body.data).map(asRecord)
    all.push(...things)
    const paging = asRecord(body.paging)
    after = textOf(asRecord(paging.cursors).after)
    const last = things.at(-1)
    if (!after || paging.next === undefined || !last || !isWanted(last)) break
  }
  return all
}

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
  return raw({ id: providerId, time: Math.floor(momentOf(mark).getTime() / 1000), changes: [{ field, value }] })
}

function messageEvent({ providerId }: Account, message: Thing): RawEvent[] {
  const fromId = idOf(asRecord(message.from).id)
  const toId = idOf(asRecord(asList(asRecord(message.to).data)[0]).id)
  if (!fromId || !toId) return []
  const timestamp = momentOf(message.created_time).getTime()
  const attachments = asList(asRecord(message.attachments).data).map((one) => attachmentOf(asRecord(one)))
  const echo = fromId === providerId ? { is_echo: true } : {}
  const words = { mid: message.id, text: message.message, attachments, reply_to: message.reply_to, ...echo }
  return [raw({ id: providerId, time: timestamp, messaging: [{ sender: { id: fromId }, recipient: { id: toId }, timestamp, message: words }] })]
}

function attachmentOf(one: Thing): Thing {
  const picture = asRecord(one.image_data).url
  const film = asRecord(one.video_data).url
  return { type: picture ? 'image' : film ? 'video' : 'file', payload: { url: picture ?? film ?? one.file_url }, title: one.name }
}

function raw(entry: Thing): RawEvent {
  const body = JSON.stringify({ object: 'page', entry: [entry] })
  return { key: eventKeyOf(body), body }
}

const secondsOf = (thing: Thing) => Math.floor(momentOf(thing.created_time).getTime() / 1000)
