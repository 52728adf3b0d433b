import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { startXSimulator, type XSimulator } from '../../simulators/src/x/simulator.ts'
import { addApp, grantTokens } from '../../simulators/src/x/world/add-app.ts'
import { addUser } from '../../simulators/src/x/world/add-user.ts'
import { publishPost } from '../../simulators/src/x/world/publish-post.ts'
import { sendDm } from '../../simulators/src/x/world/send-dm.ts'
import type { App, User } from '../../simulators/src/x/world/world.ts'
import {
  type ConnectedAccount,
  ConnectorError,
  type InboundItem,
  type InboundMessage,
  type Outbound,
  type RawRequest,
} from '../src/connectors/channel.ts'
import { x } from '../src/connectors/x/connector.ts'
import { Secrets, Settings } from '../src/connectors/x/settings.ts'
import { openEgress } from '../src/platform/egress.ts'
import { plainFetch as fetch, fetchBy } from './plain-fetch.ts'

type Account = ConnectedAccount<Settings, Secrets>

let network: XSimulator
let brand: User
let customer: User
let app: App
let account: Account

beforeEach(async () => {
  network = await startXSimulator({ port: 0 })
  const { world } = network
  app = addApp(world, { tier: 'self-serve' })
  brand = addUser(world, { username: 'bancoandino', name: 'Banco Andino', brand: true })
  customer = addUser(world, { username: 'ana_rojas', name: 'Ana' })
  const tokens = grantTokens(world, app.appId, brand.userId)
  const secrets = { accessToken: tokens.accessToken, refreshToken: tokens.refreshToken, clientSecret: app.clientSecret }
  account = {
    accountId: '0190a000-0000-7000-8000-000000000001',
    providerId: brand.userId,
    handle: 'bancoandino',
    settings: Settings.parse({ baseUrl: network.url, clientId: app.clientId, canLike: true }),
    secrets: Secrets.parse({ ...secrets, consumerSecret: app.consumerSecret, bearerToken: app.bearerToken }),
  }
})
afterEach(() => network.close())

const fault = (input: object) =>
  fetch(`${network.url}/_sim/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })
const mention = (text = '@bancoandino ayuda') => publishPost(network.world, { authorId: customer.userId, text })
const notNeeded = () => Promise.reject(new Error('not needed'))
const parsed = (body: string) => (x.parse(body, account) as InboundItem[])[0] as InboundMessage

function reply(postId: string, text: string, more: Partial<Outbound> = {}): Outbound {
  const recipient = { key: customer.userId, handle: 'ana_rojas' }
  const base = {
    messageId: 'm',
    threadKey: 't',
    visibility: 'public',
    recipient,
    files: [],
    lastContactAt: null,
    byPerson: true,
    asQuote: false,
  } as const
  return { ...base, files: [], text, replyToProviderId: postId, ...more }
}
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ConnectorError ? `${error.next} ${error.code}` : `thrown ${String(error)}`),
  )

test('polling brings each mention and direct message once, oldest first, and counts what it costs', async () => {
  for (let n = 0; n < 3; n++) mention(`@bancoandino ${n}`)
  sendDm(network.world, { senderId: customer.userId, recipientId: brand.userId, text: 'hola', mediaKey: undefined })
  const first = await x.poll!(account, {}, fetch)
  expect(first.events.map((event) => parsed(event.body).text)).toEqual(['@bancoandino 0', '@bancoandino 1', '@bancoandino 2', 'hola'])
  expect(first).toMatchObject({ units: 4, costMicros: 4000 })
  expect(first.pace?.remaining).toBeGreaterThan(0)
  mention('@bancoandino 3')
  const second = await x.poll!(account, first.cursor, fetch)
  expect(second.events.map((event) => parsed(event.body).text)).toEqual(['@bancoandino 3'])
})

test('polling reads on through pages, and a burst larger than one turn is finished by the next', async () => {
  const start = await x.poll!(account, {}, fetch)
  for (let n = 0; n < 950; n++) mention(`@bancoandino caso ${n}`)
  const first = await x.poll!(account, start.cursor, fetch)
  const second = await x.poll!(account, first.cursor, fetch)
  const third = await x.poll!(account, second.cursor, fetch)
  expect(first.events.length + second.events.length).toBe(950)
  expect(new Set([...first.events, ...second.events].map((event) => event.key)).size).toBe(950)
  expect(third.events).toEqual([])
})

test('the limit on reading direct messages does not hold up mentions', async () => {
  const start = await x.poll!(account, {}, fetch)
  await fault({ kind: 'rate-limit', route: 'GET /2/dm_events', reset_after_s: 600, times: 1 })
  mention()
  const held = await x.poll!(account, start.cursor, fetch)
  expect(held.events).toHaveLength(1)
  expect(Date.parse(held.cursor.dmsNotBefore ?? '')).toBeGreaterThan(Date.now())
})

test('a public reply is accepted once and answers the post', async () => {
  const post = mention()
  const sent = await x.send(account, reply(post.postId, 'Hola Ana'), fetch)
  expect(network.world.accepted).toMatchObject([{ kind: 'post', id: sent.providerId, target: post.postId }])
  expect(sent.sentAt).toBeInstanceOf(Date)
})

test('a post is quoted with its whole length for one’s own words, and only by a plan that may', async () => {
  const post = mention()
  const quote = (settings: Partial<Settings>, text: string) =>
    x.send({ ...account, settings: { ...account.settings, ...settings } }, reply(post.postId, text, { asQuote: true }), fetch)
  expect(await refusal(quote({}, 'Miren'))).toBe('give-up cannot-quote')
  expect(await refusal(quote({ canQuote: true }, 'Miren'))).toBe('give-up not-available')
  network.world.apps.get(app.appId)!.tier = 'enterprise'
  const words = 'ñ'.repeat(280)
  const sent = await quote({ canQuote: true }, words)
  expect(network.world.accepted).toMatchObject([{ id: sent.providerId, text: words, target: null, quote: post.postId }])
  // A link to the post that stands in the words counts like any other.
  expect(await refusal(quote({ canQuote: true }, `${'ñ'.repeat(257)} https://x.com/ana_rojas/status/${post.postId}`))).toBe('give-up too-long')
})

test('the token of the account goes with a file to the network’s own hosts only, and a file it may not have does not break it', async () => {
  const asked: [string, string | null][] = []
  const spy = fetchBy(async (url, init) => {
    asked.push([new URL(url).host, new Headers(init?.headers).get('authorization')])
    return url.includes('/users/me') ? Response.json({ data: { id: '1' } }) : new Response('', { status: 401 })
  })
  const open = (ref: string) => x.openMedia!(account, { ref, readEvent: notNeeded, readOriginal: notNeeded }, spy)
  for (const ref of ['https://ton.x.com/1.jpg', 'https://ton.x.com.evil.example/1', 'http://ton.x.com/1', 'https://pbs.twimg.com/1'])
    expect(await refusal(open(ref))).toBe('give-up file-unavailable')
  const token = `Bearer ${account.secrets.accessToken}`
  const files = asked.filter(([host]) => host !== new URL(network.url).host)
  expect(files).toEqual([
    ['ton.x.com', token],
    ['ton.x.com.evil.example', null],
    ['ton.x.com', null],
    ['pbs.twimg.com', null],
  ])
})

test('a picture goes with a reply and with a direct message, through the product’s own way out', async () => {
  const egress = openEgress([new URL(network.url).host])
  onTestFinished(() => egress.close())
  const bytes = new Uint8Array(5000).fill(7)
  const files = [{ name: 'a.png', mime: 'image/png', size: bytes.length, read: async () => bytes }]
  const sent = await x.send(account, reply(mention().postId, 'Mira', { files }), egress)
  expect(network.world.posts.get(sent.providerId)?.mediaKeys).toHaveLength(1)
  const dm = await x.send(account, reply('', '', { files, visibility: 'private', replyToProviderId: null }), egress)
  expect(network.world.dms.get(dm.providerId)?.mediaKey).toBeTruthy()
})

test('what the network refuses comes back as what to do next', async () => {
  const unasked = publishPost(network.world, { authorId: customer.userId, text: 'Odio los bancos' })
  expect(await refusal(x.send(account, reply(unasked.postId, 'Hola'), fetch))).toBe('give-up not-summoned')
  const post = mention()
  await x.send(account, reply(post.postId, 'Igual'), fetch)
  expect(await refusal(x.send(account, reply(post.postId, 'Igual'), fetch))).toBe('give-up duplicate')
  expect(await refusal(x.send(account, reply('1', 'Hola'), fetch))).toBe('give-up gone')
  expect(await refusal(x.send(account, reply(post.postId, 'x'.repeat(281)), fetch))).toBe('give-up too-long')
  const closed = addUser(network.world, { username: 'cerrado', acceptsDms: false })
  const dm = reply('', 'Hola', { visibility: 'private', recipient: { key: closed.userId, handle: null } })
  expect(await refusal(x.send(account, dm, fetch))).toBe('give-up dm-closed')
  expect(await refusal(x.act!(account, 'like', { providerId: post.postId, authorKey: customer.userId, visibility: 'public' as const }, fetch))).toBe(
    'give-up not-available',
  )
})

const FAULTS: [object, string][] = [
  [{ kind: 'http-500' }, 'uncertain unavailable'],
  [{ kind: 'http-500', moment: 'after' }, 'uncertain unavailable'],
  [{ kind: 'reset-connection' }, 'uncertain unreachable'],
  [{ kind: 'reset-connection', moment: 'after' }, 'uncertain unreachable'],
  [{ kind: 'rate-limit', reset_after_s: 30 }, 'retry rate-limited'],
  [{ kind: 'usage-capped' }, 'give-up usage-capped'],
  [{ kind: 'token-expired' }, 'reconnect token-expired'],
]
test.each(FAULTS)('%j makes a reply end as %s', async (kind, expected) => {
  const post = mention()
  await fault({ ...kind, route: 'POST /2/tweets', times: 1 })
  expect(await refusal(x.send(account, reply(post.postId, 'Hola'), fetch))).toBe(expected)
})

test('a time-out after the call left is uncertain, and before it left a reason to try again', async () => {
  const post = mention()
  await fault({ kind: 'timeout-after-accept', route: 'POST /2/tweets', times: 1, delay_ms: 60_000 })
  const impatient = fetchBy((url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(200) }))
  expect(await refusal(x.send(account, reply(post.postId, 'Hola'), impatient))).toBe('uncertain unreachable')
  const gone = await startXSimulator({ port: 0 })
  await gone.close()
  const nobody = { ...account, settings: { ...account.settings, baseUrl: gone.url } }
  expect(await refusal(x.send(nobody, reply(post.postId, 'Hola'), fetch))).toBe('retry unreachable')
})

test('a rate limit says when to come back', async () => {
  await fault({ kind: 'rate-limit', route: 'POST /2/tweets', reset_after_s: 120, times: 1 })
  const error = (await x.send(account, reply(mention().postId, 'Hola'), fetch).catch((thrown: unknown) => thrown)) as ConnectorError
  expect(error.retryAt!.getTime()).toBeGreaterThan(Date.now() + 60_000)
})

test('acts reach the network, and deleting twice is deleting once', async () => {
  network.world.apps.get(app.appId)!.tier = 'enterprise'
  const post = mention()
  const target = { providerId: post.postId, authorKey: customer.userId, visibility: 'public' as const }
  await x.act!(account, 'like', target, fetch)
  expect(network.world.posts.get(post.postId)?.likedBy.has(brand.userId)).toBe(true)
  await x.act!(account, 'unlike', target, fetch)
  await x.act!(account, 'block', target, fetch)
  expect(network.world.dmBlocks.size).toBe(1)
  await x.act!(account, 'unblock', target, fetch)
  expect(network.world.dmBlocks.size).toBe(0)
  const own = publishPost(network.world, { authorId: brand.userId, text: 'Hoy abrimos' })
  const answer = publishPost(network.world, { authorId: customer.userId, text: '¿Hasta cuándo?', inReplyToPostId: own.postId })
  await x.act!(account, 'hide', { providerId: answer.postId, authorKey: customer.userId, visibility: 'public' as const }, fetch)
  expect(network.world.posts.get(answer.postId)?.hidden).toBe(true)
  await x.act!(account, 'unhide', { providerId: answer.postId, authorKey: customer.userId, visibility: 'public' as const }, fetch)
  for (let times = 0; times < 2; times++)
    await x.act!(account, 'delete', { providerId: own.postId, authorKey: brand.userId, visibility: 'public' as const }, fetch)
  expect(network.world.posts.get(own.postId)?.deletedAtMs).toBeDefined()
})

test('tokens are renewed, and a refresh token that was used asks for a new connection', async () => {
  const { secrets, expiresAt } = await x.refresh!(account, fetch)
  const renewed = secrets as Secrets
  expect(expiresAt!.getTime()).toBeGreaterThan(Date.now())
  expect(renewed.accessToken).not.toBe(account.secrets.accessToken)
  await x.check({ ...account, secrets: renewed }, fetch)
  expect(await refusal(x.refresh!(account, fetch))).toBe('reconnect token-expired')
})

test('subscribing makes signed events reach the address, is done once however often, and the check sees it', async () => {
  const received: RawRequest[] = []
  const arrived = Promise.withResolvers<void>()
  const hooks = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const headers = request.headers as Record<string, string>
      const raw = {
        method: request.method ?? '',
        url: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers,
        body: Buffer.concat(parts),
      }
      const challenge = x.handshake!(raw, account)
      if (!challenge) received.push(raw)
      response.writeHead(challenge?.status ?? 200, { 'content-type': 'application/json' }).end(challenge?.body ?? '')
      if (!challenge) arrived.resolve()
    })
  })
  await new Promise<void>((done) => hooks.listen(0, '127.0.0.1', done))
  const hookUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}/hooks/${account.accountId}`
  expect((await x.check(account, fetch)).problems.map((problem) => problem.code)).toEqual(['webhook-missing'])
  await x.subscribe!(account, hookUrl, fetch)
  const { size } = network.world.subscriptions
  await x.subscribe!(account, hookUrl, fetch)
  expect([network.world.subscriptions.size, network.world.webhooks.size]).toEqual([size, 1])
  expect(await x.check(account, fetch)).toMatchObject({
    problems: [],
    connectedAs: { providerId: brand.userId, handle: 'bancoandino', name: 'Banco Andino' },
  })
  const post = mention()
  await arrived.promise
  const [event] = received
  expect([network.world.subscriptions.size > 0, network.world.webhooks.size]).toEqual([true, 1])
  // The server may have another address by now.
  const moved = `https://desk.example/hooks/${account.accountId}`
  for (let times = 0; times < 2; times++) await x.unsubscribe!(account, moved, fetch)
  expect([network.world.subscriptions.size, network.world.webhooks.size]).toEqual([0, 0])
  expect(x.verify(event!, account, new Date())).toBe(true)
  expect(parsed(event!.body.toString())).toMatchObject({ providerId: post.postId, text: '@bancoandino ayuda' })
  await new Promise((done) => hooks.close(done))
})

test('a signature by the former secret is still believed, by any other it is not', () => {
  const body = Buffer.from('{"data":{}}')
  const signed = (secret: string): RawRequest => {
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`
    return { method: 'POST', url: '/', query: {}, headers: { 'x-twitter-webhooks-signature': signature }, body }
  }
  const rotating = { ...account, secrets: { ...account.secrets, previousConsumerSecret: 'old one' } }
  expect(x.verify(signed('old one'), rotating, new Date())).toBe(true)
  expect(x.verify(signed('old one'), account, new Date())).toBe(false)
  expect(x.verify(signed(''), { ...account, secrets: { accessToken: 'a' } } as never, new Date())).toBe(false)
})
