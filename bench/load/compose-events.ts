import { createHmac } from 'node:crypto'
import { makeRandom } from '../../tools/seed/random.ts'
import { writeTexts } from './write-texts.ts'

/** What is needed to write to an account as the network would. */
export interface Target {
  accountId: string
  userId: string
  username: string
  consumerSecret: string
}

export interface EventPlan {
  target: Target
  count: number
  /** People among whom the messages are spread. */
  contacts: number
  /** Share of direct messages; the rest are mentions. */
  directShare: number
  seed: string
}

export interface SignedEvent {
  path: string
  body: string
  signature: string
  /** Id of the post or direct message. */
  providerId: string
  contactKey: string
}

const EPOCH_MS = 1288834974657
const TEXTS = 1_500
const FIRST = ['Ana', 'Luis', 'Carla', 'Jorge', 'Marta', 'Pedro', 'Lucía', 'Diego', 'Rosa', 'Iván', 'Elena', 'Pablo', 'Inés', 'Raúl', 'Sofía', 'Hugo']
const LAST = ['Quispe', 'Rojas', 'Vargas', 'Mendoza', 'Torres', 'Flores', 'Silva', 'Castro', 'Ramos', 'Ortiz', 'Luna', 'Salas', 'Vega', 'Ríos']

/** Signed events of X, each one new message, in order of time and each a little later than the one before. */
export function* composeEvents({ target, count, contacts, directShare, seed }: EventPlan): Generator<SignedEvent> {
  const random = makeRandom(seed)
  const texts = writeTexts(TEXTS, seed)
  const start = Date.now()
  const people = 1_600_000_000_000_000_000n + BigInt(random.int(1, 2 ** 30)) * 1_000_000n
  for (let index = 0; index < count; index++) {
    const place = random.int(0, contacts - 1)
    const person = shapePerson(String(people + BigInt(place)), place)
    const at = start + Math.floor(index / 10)
    const id = String((BigInt(at - EPOCH_MS) << 22n) + BigInt(random.int(0, 4000) * 1000 + (index % 1000)))
    const text = random.pick(texts)
    const event = random.next() < directShare ? direct(target, person, id, at, text) : mention(target, person, id, at, text)
    const body = JSON.stringify({ data: { ...event, filter: { user_id: target.userId }, tag: 'atalaya' } })
    const signature = `sha256=${createHmac('sha256', target.consumerSecret).update(body).digest('base64')}`
    yield { path: `/hooks/${target.accountId}`, body, signature, providerId: id, contactKey: person.id }
  }
}

function shapePerson(id: string, place: number) {
  const [first, last] = [FIRST[place % FIRST.length]!, LAST[Math.floor(place / FIRST.length) % LAST.length]!]
  return {
    id,
    name: `${first} ${last}`,
    username: `${first.normalize('NFD').replace(/\W/g, '')}${place}`.toLowerCase(),
    created_at: '2019-05-02T10:00:00.000Z',
    description: 'Lima, fútbol y cebiche',
    location: 'Lima',
    profile_image_url: `https://pbs.example/profile_images/${id}/a_normal.jpg`,
    protected: false,
    verified: place % 50 === 0,
    verified_type: place % 50 === 0 ? 'blue' : 'none',
    url: '',
    public_metrics: {
      followers_count: (place * 7919) % 9000,
      following_count: 210,
      tweet_count: 899,
      listed_count: 0,
      like_count: 40,
      media_count: 1,
    },
  }
}

type Person = ReturnType<typeof shapePerson>

function direct({ userId }: Target, person: Person, id: string, at: number, text: string) {
  const message_create = {
    target: { recipient_id: userId },
    sender_id: person.id,
    message_data: { text, entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] } },
  }
  return {
    event_uuid: id,
    event_type: 'dm.received',
    payload: {
      direct_message_events: [{ type: 'message_create', id, created_timestamp: String(at), message_create }],
      users: { [person.id]: { data: person } },
    },
  }
}

function mention({ userId, username }: Target, person: Person, id: string, at: number, words: string) {
  const text = `@${username} ${words}`.slice(0, 280).toWellFormed()
  const payload = {
    id,
    text,
    author_id: person.id,
    created_at: `${new Date(at).toISOString().slice(0, 19)}.000Z`,
    conversation_id: id,
    edit_history_tweet_ids: [id],
    display_text_range: [0, text.length],
    lang: 'es',
    possibly_sensitive: false,
    reply_settings: 'everyone',
    entities: { mentions: [{ start: 0, end: username.length + 1, username, id: userId }] },
  }
  return { event_uuid: id, event_type: 'post.mention.create', payload, includes: { users: [person] } }
}
