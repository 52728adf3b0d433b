import type { Person } from '../../../tools/seed/cast.ts'
import type { PlannedConversation, PlannedTurn } from '../../../tools/seed/plan-conversation.ts'
import type { RawEvent } from '../connectors/channel.ts'
import { connectorFor } from '../connectors/registry.ts'
import { visitorOfIdentity } from '../public/widget/prove-identity.ts'
import { BRANDS, type Brand, snowflakeAt, visitorId, xUserId } from './cast-ids.ts'

/** An event of the past, as its network would have sent it then. */
export interface PastEvent {
  account: 'BancoAndara' | 'AndaraAyuda' | 'chat'
  at: number
  event: RawEvent
}

/** Where the past is told of: the account of the web chat, and the address that has people's pictures. */
export interface Place {
  chatId: string
  pictures: string
}

/** Everything that was said in a conversation, in the form of its network. `index` makes its ids unlike all others. */
export function pastEvents(conversation: PlannedConversation, index: number, place: Place): PastEvent[] {
  const ids = conversation.turns.map((turn, at) => snowflakeAt(turn.at, index * 64 + at))
  return conversation.turns.map((turn, at) => {
    const body =
      conversation.channel === 'chat'
        ? chatEvent(conversation, turn, `${index}-${at}`, place.chatId)
        : turn.visibility === 'private'
          ? directMessage(conversation, turn, ids[at]!, place.pictures)
          : post(conversation, turn, ids, at, place.pictures)
    const text = JSON.stringify(body)
    return { account: conversation.account, at: turn.at, event: { key: connectorFor(conversation.channel).eventKey(text), body: text } }
  })
}

function userOf({ key, handle, name, followers, verified }: Person, pictures: string) {
  return {
    id: xUserId(key),
    username: handle ?? key,
    name,
    verified,
    verified_type: verified ? 'blue' : 'none',
    profile_image_url: `${pictures}/avatars/${xUserId(key)}.png`,
    public_metrics: { followers_count: followers },
  }
}

const brandUser = (brand: Brand) => ({ id: BRANDS[brand].id, username: brand, name: BRANDS[brand].name, verified: true })

/** A public post in the envelope of the network's Activity API. The thread is that of the customer's first public post. */
function post({ account, person, turns }: PlannedConversation, turn: PlannedTurn, ids: string[], place: number, pictures: string) {
  const brand = account as Brand
  const author = turn.by === 'customer' ? userOf(person, pictures) : brandUser(brand)
  const first = turns.findIndex((one) => one.visibility === 'public')
  const before = turns.slice(0, place).findLastIndex((one) => one.visibility === 'public')
  const parent = before >= 0 ? turns[before]! : null
  return {
    data: {
      event_uuid: ids[place],
      filter: { user_id: BRANDS[brand].id },
      event_type: turn.by === 'agent' ? 'post.create' : place === first ? 'post.mention.create' : 'post.reply.create',
      payload: {
        id: ids[place],
        text: turn.text,
        author_id: author.id,
        conversation_id: ids[first],
        created_at: new Date(turn.at).toISOString(),
        edit_history_tweet_ids: [ids[place]],
        entities: {
          mentions: [...turn.text.matchAll(/@(\w{1,15})/g)].map((found) => ({
            start: found.index,
            end: found.index + found[0].length,
            username: found[1],
          })),
        },
        ...(parent && {
          in_reply_to_user_id: parent.by === 'customer' ? xUserId(person.key) : BRANDS[brand].id,
          referenced_tweets: [{ type: 'replied_to', id: ids[before] }],
        }),
      },
      includes: { users: [userOf(person, pictures), brandUser(brand)] },
    },
  }
}

function directMessage({ account, person }: PlannedConversation, turn: PlannedTurn, id: string, pictures: string) {
  const brand = account as Brand
  const [customer, own] = [xUserId(person.key), BRANDS[brand].id]
  const [from, to] = turn.by === 'customer' ? [customer, own] : [own, customer]
  return {
    data: {
      event_uuid: `-${id}`,
      filter: { user_id: own },
      event_type: turn.by === 'customer' ? 'dm.received' : 'dm.sent',
      payload: {
        direct_message_events: [
          {
            type: 'message_create',
            id,
            created_timestamp: String(turn.at),
            message_create: { target: { recipient_id: to }, sender_id: from, message_data: { text: turn.text, entities: {} } },
          },
        ],
        users: { [customer]: { data: userOf(person, pictures) }, [own]: { data: brandUser(brand) } },
      },
    },
  }
}

function chatEvent({ person, turns }: PlannedConversation, turn: PlannedTurn, id: string, chatId: string) {
  const common = {
    messageId: `past-${id}`,
    visitorId: person.customerNumber ? visitorOfIdentity(chatId, person.customerNumber) : visitorId(person.key),
    at: new Date(turn.at).toISOString(),
    text: turn.text,
  }
  const profile = {
    name: person.name,
    language: person.language,
    ...(person.email && { email: person.email }),
    ...(person.customerNumber && { externalId: person.customerNumber }),
  }
  if (turn.by === 'agent') return { event: 'answer', ...common, profile }
  return {
    event: 'message',
    ...common,
    files: [],
    profile: turns[0] === turn || person.customerNumber ? profile : { name: person.name, language: person.language },
  }
}
