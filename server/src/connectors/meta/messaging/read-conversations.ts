import type { Fetch, RawEvent } from '../../channel.ts'
import type { GraphAccount } from '../graph/call-graph.ts'
import { readAll, type Thing } from '../graph/read-all.ts'
import { asList, asRecord, idOf, momentOf, textOf } from '../graph/read-json.ts'
import { eventKeyOf } from '../graph/split-envelope.ts'

const MESSAGE_FIELDS = 'id,created_time,from,to,message,attachments,reply_to'

/** What kind of object events are about, and how its messages are asked for. */
export interface Source {
  object: 'page' | 'instagram'
  platform: string
}

/** Private messages since then as events, oldest first in each conversation. The newest fifty come with the list; a longer one is read on by itself. */
export async function readConversations(account: GraphAccount, fetch: Fetch, { object, platform }: Source, since: Date): Promise<RawEvent[]> {
  const isWanted = (thing: Thing) => momentOf(thing.updated_time ?? thing.created_time) >= since
  const path = `/${account.providerId}/conversations`
  const fields = `id,updated_time,messages.limit(50){${MESSAGE_FIELDS}}`
  const talks = await readAll(account, fetch, { path, query: { platform, fields, limit: '25' }, isWanted })
  const events: RawEvent[] = []
  for (const talk of talks.filter(isWanted)) {
    const near = asRecord(talk.messages)
    const messages = asList(near.data).map(asRecord)
    const oldest = messages.at(-1)
    if (oldest && isWanted(oldest) && asRecord(near.paging).next !== undefined) {
      const after = textOf(asRecord(asRecord(near.paging).cursors).after)
      const query = { fields: MESSAGE_FIELDS, limit: '50', ...(after ? { after } : {}) }
      messages.push(...(await readAll(account, fetch, { path: `/${idOf(talk.id)}/messages`, query, isWanted })))
    }
    const inOrder = messages.filter(isWanted).reverse()
    events.push(...inOrder.flatMap((message) => messageEvent(account, object, message)))
  }
  return events
}

function messageEvent({ providerId }: GraphAccount, object: string, message: Thing): RawEvent[] {
  const fromId = idOf(asRecord(message.from).id)
  const toId = idOf(asRecord(asList(asRecord(message.to).data)[0]).id)
  if (!fromId || !toId) return []
  const timestamp = momentOf(message.created_time).getTime()
  const attachments = asList(asRecord(message.attachments).data).map((one) => attachmentOf(asRecord(one)))
  const echo = fromId === providerId ? { is_echo: true } : {}
  const words = { mid: message.id, text: message.message, attachments, reply_to: message.reply_to, ...echo }
  const entry = { id: providerId, time: timestamp, messaging: [{ sender: { id: fromId }, recipient: { id: toId }, timestamp, message: words }] }
  return [shapeRawEvent(object, entry)]
}

function attachmentOf(one: Thing): Thing {
  const picture = asRecord(one.image_data).url
  const film = asRecord(one.video_data).url
  return { type: picture ? 'image' : film ? 'video' : 'file', payload: { url: picture ?? film ?? one.file_url }, title: one.name }
}

/** One entry as the network would have sent it. */
export function shapeRawEvent(object: string, entry: Thing): RawEvent {
  const body = JSON.stringify({ object, entry: [entry] })
  return { key: eventKeyOf(body), body }
}
