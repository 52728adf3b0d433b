import { beforeEach, expect, test } from 'vitest'
import { writeComment } from '../../simulators/src/meta/world/comments.ts'
import type { Post } from '../../simulators/src/meta/world/content.ts'
import { putMessage } from '../../simulators/src/meta/world/messages.ts'
import { publishPost } from '../../simulators/src/meta/world/posts.ts'
import { commenterId, scopedId } from '../../simulators/src/meta/world/scoped-ids.ts'
import { type ActionTarget, ConnectorError, type InboundMessage, type Outbound } from '../src/connectors/channel.ts'
import { facebook } from '../src/connectors/meta/facebook/connector.ts'
import type { Account } from '../src/connectors/meta/facebook/settings.ts'
import { type MetaNetwork, metaNetwork } from './meta-network.ts'
import { plainFetch as fetch, fetchBy } from './plain-fetch.ts'

const HOUR_MS = 3_600_000
const clock = { at: Date.now() }

let network: MetaNetwork
let account: Account
let post: Post
let psid: string

beforeEach(async () => {
  clock.at = Date.now()
  network = await metaNetwork(() => clock.at)
  const { page, customer, world } = network
  account = accountOf(network)
  post = publishPost(world, { network: 'facebook', assetId: page.id, text: 'Hoy abrimos' })
  psid = scopedId(world, 'psid', page.id, customer.personId)
})

function accountOf(of: MetaNetwork, settings: object = {}): Account {
  const form = of.form()
  const opened = { settings: facebook.settings.parse({ ...form.settings, ...settings }), secrets: facebook.secrets.parse(form.secrets) }
  return { accountId: '0190a000-0000-7000-8000-000000000001', providerId: of.page.id, handle: 'bancoandino', ...opened } as Account
}

const comment = (text = '¿Hasta cuándo?') => writeComment(network.world, { post, authorId: network.customer.personId, text })
const write = (text = 'Hola') =>
  putMessage(network.world, {
    network: 'messenger',
    assetId: network.page.id,
    personId: network.customer.personId,
    fromAsset: false,
    text,
  })
const accepted = () => network.world.accepted.map(({ kind, text, target }) => ({ kind, text, target }))

function outbound(more: Partial<Outbound>): Outbound {
  const usual = {
    messageId: '0190a000-0000-7000-8000-00000000abcd',
    threadKey: 't',
    recipient: { key: psid, handle: null },
    text: 'Hola Ana',
    files: [],
  }
  return { ...usual, visibility: 'private', replyToProviderId: null, lastContactAt: new Date(), byPerson: true, asQuote: false, ...more }
}
const reply = (providerId: string, more: Partial<Outbound> = {}) =>
  facebook.send(account, outbound({ visibility: 'public', replyToProviderId: providerId, ...more }), fetch)
const privately = (more: Partial<Outbound> = {}, by = account) => facebook.send(by, outbound(more), fetch)
const act = (action: Parameters<NonNullable<typeof facebook.act>>[1], target: Partial<ActionTarget>) =>
  facebook.act!(account, action, { providerId: '', authorKey: psid, visibility: 'public', ...target }, fetch)

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ConnectorError ? `${error.next} ${error.code}` : `thrown ${String(error)}`),
  )

test('the check tells whose token it is, what it may do, and that nothing comes yet', async () => {
  const plain = { ...account, settings: { ...account.settings, appId: '' } }
  const told = await facebook.check(plain, fetch)
  expect(told.connectedAs).toMatchObject({ providerId: network.page.id, handle: 'bancoandino', name: 'Banco Andino' })
  expect(told.facts).toMatchObject({ app: 'Atalaya', tokenExpiresAt: 'never', granted: expect.stringContaining('pages_messaging') })
  expect(told.facts.missing).toBeUndefined()
  expect(told.problems.map(({ code }) => code)).toEqual(['not-subscribed'])
  for (let times = 0; times < 2; times++) await facebook.subscribe!(plain, 'https://desk.example/hooks/a', fetch)
  expect((await facebook.check(plain, fetch)).problems).toEqual([])
  for (let times = 0; times < 2; times++) await facebook.unsubscribe!(plain, 'https://desk.example/hooks/a', fetch)
  expect((await facebook.check(plain, fetch)).problems.map(({ code }) => code)).toEqual(['not-subscribed'])
})

test('what a token lacks is named, and one that ended asks for a new connection', async () => {
  const token = network.world.tokens.get(account.secrets.accessToken)!
  token.scopes.delete('pages_messaging')
  const plain = { ...account, settings: { ...account.settings, appId: '' } }
  const { facts, problems } = await facebook.check(plain, fetch)
  expect(facts.missing).toBe('pages_messaging')
  expect(problems).toContainEqual({ code: 'permission-missing', detail: 'pages_messaging' })
  expect(await refusal(privately())).toBe('reconnect permission-missing')
  token.dead = 463
  expect(await refusal(facebook.check(plain, fetch))).toBe('reconnect token-expired')
  expect(await refusal(reply(comment().id))).toBe('reconnect token-expired')
})

test('a comment is answered in public below itself', async () => {
  const asked = comment()
  const sent = await reply(asked.id)
  expect(accepted()).toEqual([{ kind: 'comment', text: 'Hola Ana', target: asked.id }])
  expect(sent).toMatchObject({ providerId: network.world.accepted[0]!.id, state: 'sent' })
  expect(sent.pace?.used).toBeTypeOf('number')
})

test('a message leaves with our id and answers the one that was chosen', async () => {
  const asked = write()
  const { providerId } = await privately({ replyToProviderId: asked.id })
  expect(network.world.messages.get(providerId)).toMatchObject({
    text: 'Hola Ana',
    replyTo: asked.id,
    metadata: '0190a000-0000-7000-8000-00000000abcd',
  })
})

test('files leave before the words, each by itself, and the answers to choose from with the words', async () => {
  write()
  const bytes = new Uint8Array(900).fill(7)
  const file = (name: string, mime: string) => ({ name, mime, size: bytes.length, read: async () => bytes })
  const options = [
    { id: 'yes', title: 'Sí' },
    { id: 'no', title: 'No' },
  ]
  const { providerId } = await privately({ files: [file('a.png', 'image/png'), file('b.pdf', 'application/pdf')], choices: { options } })
  const out = [...network.world.messages.values()].filter((message) => message.fromAsset)
  expect(out.map(({ text, metadata, fileIds }) => [text, metadata, fileIds.length])).toEqual([
    ['', 'part:0190a000-0000-7000-8000-00000000abcd', 1],
    ['', 'part:0190a000-0000-7000-8000-00000000abcd', 1],
    ['Hola Ana', '0190a000-0000-7000-8000-00000000abcd', 0],
  ])
  expect(out.at(-1)?.id).toBe(providerId)
  expect(network.world.files.get(out[1]!.fileIds[0]!)).toMatchObject({ mime: 'application/pdf', name: 'b.pdf' })
})

test('once a file has left, a failure of the words is uncertain, and before it is what it is', async () => {
  write()
  const file = { name: 'a.png', mime: 'image/png', size: 3, read: async () => new Uint8Array(3) }
  let messages = 0
  const failing = fetchBy((url, init) => {
    if (url.includes('/messages?')) messages += 1
    return messages === 2 ? Promise.resolve(Response.json({ error: { code: 551 } }, { status: 500 })) : fetch(url, init)
  })
  expect(await refusal(facebook.send(account, outbound({ files: [file] }), failing))).toBe('uncertain blocked')
  expect(
    await refusal(
      facebook.send(
        account,
        outbound({}),
        fetchBy(async () => Response.json({ error: { code: 551 } }, { status: 500 })),
      ),
    ),
  ).toBe('give-up blocked')
})

test('a comment is answered in private once, within seven days, and tells who that is in Messenger', async () => {
  const asked = comment()
  const sent = await privately({ privateReplyTo: asked.id, lastContactAt: null })
  expect(sent.thread).toEqual({ threadKey: `dm:${psid}`, contactKey: psid })
  expect(psid).not.toBe(commenterId(network.world, network.page.id, network.customer.personId))
  expect(accepted()).toEqual([{ kind: 'private-reply', text: 'Hola Ana', target: asked.id }])
  expect(await refusal(privately({ privateReplyTo: asked.id }))).toBe('give-up already-answered')
  const late = comment('Otra cosa')
  clock.at += 8 * 24 * HOUR_MS
  expect(await refusal(privately({ privateReplyTo: late.id }))).toBe('give-up window-closed')
  const visitor = publishPost(network.world, { network: 'facebook', assetId: network.page.id, authorId: network.customer.personId, text: 'Ayuda' })
  expect((await privately({ privateReplyTo: visitor.id })).thread?.contactKey).toBe(psid)
})

test('after a day only a person may write, where the app may, and after seven nobody', async () => {
  write()
  const lastContactAt = new Date(clock.at - 25 * HOUR_MS)
  const human = accountOf(network, { humanAgent: true })
  expect(await refusal(privately({ lastContactAt }))).toBe('give-up window-closed')
  expect(await refusal(privately({ lastContactAt, byPerson: false }, human))).toBe('give-up window-closed')
  clock.at += 25 * HOUR_MS
  expect(await refusal(privately({ lastContactAt }, human))).toBe('accepted')
  expect(await refusal(privately({ lastContactAt: new Date(clock.at - 10 * 24 * HOUR_MS) }, human))).toBe('give-up window-closed')
  // Where we believe it open and the network does not, it has the last word.
  expect(await refusal(privately({ lastContactAt: null }))).toBe('give-up window-closed')
})

test('the window is told beforehand: open, for people, or closed; in public it has no end', () => {
  const now = new Date()
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  const state = (visibility: 'public' | 'private', at: Date | null, humanAgent: boolean) =>
    facebook.windowOf!(visibility, at, now, { ...account.settings, humanAgent }).state
  expect([state('private', ago(2), false), state('private', ago(30), false), state('private', ago(30), true)]).toEqual(['open', 'closed', 'human'])
  expect([state('private', ago(200), true), state('private', null, true), state('public', ago(999), false)]).toEqual(['closed', 'closed', 'open'])
})

test('hiding, liking, editing, deleting, reacting and blocking reach the network, and undoing does', async () => {
  const asked = comment()
  const hidden = () => network.world.comments.get(asked.id)?.hidden
  await act('hide', { providerId: asked.id })
  expect(hidden()).toBe(true)
  await act('unhide', { providerId: asked.id })
  expect(hidden()).toBe(false)
  await act('like', { providerId: asked.id })
  expect(network.world.comments.get(asked.id)?.reactions.size).toBe(1)
  await act('unlike', { providerId: asked.id })
  const own = await reply(asked.id)
  await act('edit', { providerId: own.providerId, text: 'Hola, Ana' })
  expect(network.world.comments.get(own.providerId)?.text).toBe('Hola, Ana')
  for (let times = 0; times < 2; times++) await act('delete', { providerId: own.providerId })
  const said = write()
  await act('react', { providerId: said.id, visibility: 'private', emoji: '❤️' })
  expect(network.world.messages.get(said.id)?.reactions.get('asset')).toBe('❤️')
  await act('unreact', { providerId: said.id, visibility: 'private' })
  for (const authorKey of [psid, commenterId(network.world, network.page.id, network.customer.personId)]) {
    await act('block', { authorKey, visibility: authorKey === psid ? 'private' : 'public' })
    expect(network.page.blocked.size).toBe(1)
    await act('unblock', { authorKey, visibility: authorKey === psid ? 'private' : 'public' })
    expect(network.page.blocked.size).toBe(0)
  }
  expect(await refusal(act('hide', { providerId: said.id, visibility: 'private' }))).toBe('give-up not-available')
  expect(await refusal(act('react', { providerId: asked.id, emoji: '😠' }))).toBe('give-up not-available')
  expect(await refusal(act('block', { authorKey: '1' }))).toBe('give-up no-recipient')
})

const REFUSALS: [object, string][] = [
  [{ kind: 'http-500' }, 'uncertain unavailable'],
  [{ kind: 'http-500', moment: 'after' }, 'uncertain unavailable'],
  [{ kind: 'html-502' }, 'uncertain unavailable'],
  [{ kind: 'reset-connection', moment: 'after' }, 'uncertain unreachable'],
  [{ kind: 'token-expired' }, 'reconnect token-expired'],
  [{ kind: 'rate-limit', reset_after_s: 1200 }, 'retry rate-limited'],
  [{ kind: 'refusal', name: 'page-limit' }, 'retry rate-limited'],
  [{ kind: 'refusal', name: 'window' }, 'give-up window-closed'],
  [{ kind: 'refusal', name: 'no-messages' }, 'give-up dm-closed'],
  [{ kind: 'refusal', name: 'restricted' }, 'retry restricted'],
  [{ kind: 'refusal', name: 'unavailable' }, 'give-up blocked'],
  [{ kind: 'refusal', name: 'person-refused' }, 'give-up blocked'],
  [{ kind: 'refusal', name: 'no-person' }, 'give-up no-recipient'],
  [{ kind: 'refusal', name: 'other-owner' }, 'retry thread-held'],
  [{ kind: 'refusal', name: 'policy' }, 'retry restricted'],
  [{ kind: 'refusal', name: 'no-permission' }, 'reconnect permission-missing'],
]
test.each(REFUSALS)('%j makes a message end as %s', async (fault, expected) => {
  write()
  await network.control('POST', '/faults', { ...fault, route: 'POST page/messages', times: 1 })
  expect(await refusal(privately())).toBe(expected)
})

test('a limit says when to come back', async () => {
  write()
  await network.control('POST', '/faults', { kind: 'rate-limit', route: 'POST page/messages', times: 1, reset_after_s: 1200 })
  const error = (await privately().catch((thrown: unknown) => thrown)) as ConnectorError
  expect(error.retryAt!.getTime()).toBeGreaterThan(Date.now() + 10 * 60_000)
})

test('a person who wrote has a name, others keep it, and a post can be read', async () => {
  expect(await facebook.readAuthor!(account, psid, fetch)).toBeNull()
  write()
  expect(await facebook.readAuthor!(account, psid, fetch)).toMatchObject({ key: psid, name: 'Ana Rojas', language: 'es' })
  const asked = comment()
  expect(await facebook.readAuthor!(account, `author-of:${asked.id}`, fetch)).toMatchObject({ name: 'Ana Rojas', aliases: [`author-of:${asked.id}`] })
  expect(await facebook.readTopic!(account, post.id, fetch)).toMatchObject({ providerId: post.id, text: 'Hoy abrimos' })
  expect(await facebook.readTopic!(account, '1_2', fetch)).toBeNull()
})

test('what was missed comes by back-fill in the words of the network, oldest first, and nothing older', async () => {
  comment('Antes')
  write('Antes')
  clock.at += HOUR_MS
  const since = new Date(clock.at - 1000)
  comment('Uno')
  const visitor = publishPost(network.world, { network: 'facebook', assetId: network.page.id, authorId: network.customer.personId, text: 'Dos' })
  write('Tres')
  write('Cuatro')
  const events = await facebook.backfill!(account, since, fetch)
  const items = (await Promise.all(events.map(({ body }) => facebook.parse(body, account)))).flat() as InboundMessage[]
  expect(items.map(({ text }) => text)).toEqual(expect.arrayContaining(['Uno', 'Dos', 'Tres', 'Cuatro']))
  expect(items).toHaveLength(4)
  expect(items.filter(({ visibility }) => visibility === 'private').map(({ text }) => text)).toEqual(['Tres', 'Cuatro'])
  expect(items.find(({ text }) => text === 'Dos')?.providerId).toBe(visitor.id)
  for (const { key, body } of events) expect(facebook.eventKey(body)).toBe(key)
})

test('what the network tells and what back-fill tells is the same message', async () => {
  const asked = comment('Una vez')
  const [event] = await facebook.backfill!(account, new Date(clock.at - HOUR_MS), fetch).then((all) =>
    all.filter(({ body }) => body.includes(asked.id)),
  )
  const [item] = (await facebook.parse(event!.body, account)) as InboundMessage[]
  const person = commenterId(network.world, network.page.id, network.customer.personId)
  expect(item).toMatchObject({ providerId: asked.id, threadKey: `post:${post.id}:${person}`, contact: { key: person, name: 'Ana Rojas' } })
})
