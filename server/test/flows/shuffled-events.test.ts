import { expect, test } from 'vitest'
import { makeRandom, type Random } from '../../../tools/seed/random.ts'
import type { InboundItem } from '../../src/connectors/channel.ts'
import type { Parser } from '../../src/intake/parse-events.ts'
import { takeInPending } from '../../src/intake/run-intake.ts'
import { newId } from '../../src/platform/ids.ts'
import { type TestApp, testApp } from '../test-app.ts'

const BEGAN_MS = Date.UTC(2026, 9, 3, 12)
const ORDERS = 25
const BATCHES = [1, 2, 3, 250]
const at = (second: number) => new Date(BEGAN_MS + second * 1_000)

/** Reads what a test wrote as it is: what an event means is not in question here. */
const plainParser: Parser = {
  parse: async (requests) => requests.map(({ rawEventId, body }) => ({ rawEventId, items: [JSON.parse(body)].flat().map(reviveTimes) })),
  close: async () => {},
}
const reviveTimes = (item: { at?: string; sentAt?: string }) =>
  ({ ...item, ...(item.at && { at: new Date(item.at) }), ...(item.sentAt && { sentAt: new Date(item.sentAt) }) }) as InboundItem

function message(providerId: string, direction: 'in' | 'out', contact: string, second: number): InboundItem {
  const author = { key: contact, name: 'Lucía' }
  const base = { threadKey: `dm:${contact}`, visibility: 'private' as const, contact: author, direct: true }
  return { kind: 'message', direction, providerId, text: `primero ${direction}`, sentAt: at(second), ...base }
}

/** All that happens to a question and its answer, the answer written in the network's own app. */
function storyOf(contact: string): InboundItem[] {
  const [asked, answered] = [`${contact}-in`, `${contact}-out`]
  return [
    message(asked, 'in', contact, 0),
    { kind: 'edit', providerId: asked, text: 'segundo in', at: at(2) },
    { kind: 'edit', providerId: asked, text: 'tercero in', at: at(4) },
    { kind: 'reaction', providerId: asked, authorKey: 'brand', emoji: '👍', at: at(3) },
    { kind: 'reaction', providerId: asked, authorKey: 'brand', emoji: '❤️', at: at(5) },
    message(answered, 'out', contact, 10),
    { kind: 'receipt', providerId: answered, state: 'sent', at: at(11) },
    { kind: 'receipt', providerId: answered, state: 'delivered', at: at(12) },
    { kind: 'receipt', providerId: answered, state: 'failed', reason: 'refused', at: at(12) },
    { kind: 'receipt', providerId: answered, state: 'read', at: at(13) },
    { kind: 'watermark', threadKey: `dm:${contact}`, state: 'read', at: at(13) },
    { kind: 'delete', providerId: asked, at: at(20) },
  ]
}

/** Each one to five times, in any order. */
function shuffle(random: Random, items: readonly InboundItem[]): InboundItem[] {
  return items
    .flatMap((item) => Array.from({ length: random.int(1, 5) }, () => ({ item, place: random.next() })))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

async function readState({ db }: TestApp, contact: string) {
  const messages = await db
    .selectFrom('messages')
    .select(['id', 'provider_id', 'text', 'state', 'failure', 'deleted_at', 'edited_at', 'reactions'])
    .where('provider_id', 'in', [`${contact}-in`, `${contact}-out`])
    .orderBy('sent_at')
    .execute()
  const ids = messages.map(({ id }) => id)
  const versions = await db.selectFrom('message_versions').select('text').where('message_id', 'in', ids).orderBy('at').execute()
  return { messages: messages.map(({ id: _, provider_id: __, ...row }) => row), versions: versions.map(({ text }) => text) }
}

test('whatever the order and however often events come, what they leave is the same', async () => {
  const app = await testApp()
  const accountId = newId()
  await app.db.insertInto('accounts').values({ id: accountId, channel: 'x', provider_id: '1', handle: 'banco', name: 'Banco' }).execute()
  const random = makeRandom('shuffled')
  const left: unknown[] = []
  for (let order = 0; order < ORDERS; order++) {
    const contact = `contact${order}`
    const story = order === 0 ? storyOf(contact) : shuffle(random, storyOf(contact))
    const rows = story.map((item, index) => ({
      account_id: accountId,
      lane: 0,
      key: `${contact} ${index}`,
      via: 'webhook',
      body: JSON.stringify(item),
    }))
    await app.db.insertInto('raw_events').values(rows).execute()
    const batch = random.pick(BATCHES)
    while (await takeInPending(app.platform, plainParser, batch));
    left.push(await readState(app, contact))
  }
  expect(left[0]).toMatchObject({
    messages: [
      { text: 'tercero in', deleted_at: at(20), reactions: { brand: { emoji: '❤️' } } },
      { text: 'primero out', state: 'read', failure: null },
    ],
    versions: ['primero in', 'segundo in'],
  })
  for (const one of left) expect(one).toEqual(left[0])
})

/** A post of a network that tells each version as the whole post: the first by itself, later ones as the post followed by its change. */
const VERSIONS: readonly InboundItem[][] = ['primero', 'segundo', 'tercero'].map((text, version) => {
  const first = { ...message('post', 'in', 'lucia', 0), text } as InboundItem
  return version === 0 ? [first] : [first, { kind: 'edit', providerId: 'post', text, at: at(version) }]
})

test.each(['012', '021', '102', '120', '201', '210'])(
  'of a post that is told by its versions in the order %s the last text stands',
  async (order) => {
    const app = await testApp()
    const accountId = newId()
    await app.db.insertInto('accounts').values({ id: accountId, channel: 'x', provider_id: '1', handle: 'banco', name: 'Banco' }).execute()
    for (const version of order) {
      const body = JSON.stringify(VERSIONS[Number(version)])
      await app.db.insertInto('raw_events').values({ account_id: accountId, lane: 0, key: version, via: 'webhook', body }).execute()
      while (await takeInPending(app.platform, plainParser));
    }
    const left = await app.db.selectFrom('messages').select(['text', 'edited_at']).executeTakeFirstOrThrow()
    expect(left).toEqual({ text: 'tercero', edited_at: at(2) })
  },
)
