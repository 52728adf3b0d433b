import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { type Scene, startReceiver, startScene, until } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

const MENTIONS = ['post.mention.create', 'post.reply.create', 'post.quote.create']

test('a webhook is registered only by whoever signs the challenge with the consumer secret', async () => {
  scene = await startScene()
  const impostor = await startReceiver('another secret')
  const refused = await scene.asApp('POST', '/2/webhooks', { url: impostor.url })
  expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining('CrcValidationFailed') } })
  await impostor.close()
  expect((await scene.asApp('POST', '/2/webhooks', { url: 'https://example.com/hook' })).body.detail).toContain('UrlValidationFailed')
  const receiver = await scene.subscribe([])
  expect((await scene.asApp('GET', '/2/webhooks')).body.data).toMatchObject([{ id: receiver.webhookId, url: receiver.url, valid: true }])
  expect((await scene.asApp('POST', '/2/webhooks', { url: receiver.url })).body.detail).toContain('DuplicateUrlFailed')
})

test('events are signed over their exact bytes and told to those who subscribed', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe([...MENTIONS, 'post.create'])
  const own = await scene.as('POST', '/2/tweets', { text: 'Aviso ñ 😀' })
  await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank ¿qué aviso? ñ 😀', reply_to: own.body.data?.id })
  await scene.sim('POST', '/posts', { as: 'lucia', text: 'otra cosa', reply_to: own.body.data?.id })
  await scene.sim('POST', '/posts', { as: 'lucia', text: 'miren', quote: own.body.data?.id })
  await until(() => receiver.events.length === 5)
  for (const { raw, signature } of receiver.events)
    expect(signature).toBe(`sha256=${createHmac('sha256', 'consumer-secret').update(raw).digest('base64')}`)
  expect(receiver.events.map((event) => event.data.event_type).sort()).toEqual([
    'post.create',
    'post.mention.create',
    'post.quote.create',
    'post.reply.create',
    'post.reply.create',
  ])
  const mention = receiver.events.find((event) => event.data.event_type === 'post.mention.create')
  expect(mention?.data).toMatchObject({
    tag: 'desk',
    filter: { user_id: scene.brand.id },
    payload: { author_id: scene.customer.id, edit_history_tweet_ids: [expect.any(String)], in_reply_to_user_id: scene.brand.id },
    includes: { users: expect.arrayContaining([expect.objectContaining({ username: 'lucia' })]) },
  })
})

test('private messages, receipts and typing are pushed in the older form', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe(['dm.received', 'dm.sent', 'dm.read', 'dm.indicate_typing'])
  await scene.sim('POST', '/dms', { as: 'lucia', to: 'MiradorBank', text: 'Hola' })
  await scene.as('POST', `/2/dm_conversations/with/${scene.customer.id}/messages`, { text: 'Dinos' })
  await scene.sim('POST', '/dms/read', { as: 'lucia', with: 'MiradorBank' })
  await scene.sim('POST', '/dms/typing', { as: 'lucia', to: 'MiradorBank' })
  await until(() => receiver.events.length === 4)
  const received = receiver.events.find((event) => event.data.event_type === 'dm.received')
  expect(received?.data.payload).toMatchObject({
    direct_message_events: [
      {
        type: 'message_create',
        created_timestamp: String(scene.clock.nowMs),
        message_create: { target: { recipient_id: scene.brand.id }, sender_id: scene.customer.id, message_data: { text: 'Hola' } },
      },
    ],
    users: { [scene.customer.id]: { data: { username: 'lucia' } } },
  })
  expect(receiver.events.every((event) => /^-?\d{1,19}$/.test(event.data.event_uuid))).toBe(true)
})

test('a deletion is told to its author, wrapped as the network wraps it', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe(['post.delete'])
  const own = await scene.as('POST', '/2/tweets', { text: 'Aviso' })
  await scene.as('DELETE', `/2/tweets/${own.body.data?.id}`)
  await until(() => receiver.events.length === 1)
  expect(receiver.events[0]?.data).toMatchObject({
    payload: { id: own.body.data?.id, author_id: scene.brand.id },
    includes: { users: [{ data: { id: scene.brand.id } }] },
  })
})

test('a refused delivery is tried again and the ledger says when it was acknowledged', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe(MENTIONS)
  await scene.sim('PUT', '/delivery', { retryBaseMs: 1 })
  receiver.answers.push(500, 503)
  const post = await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank hola' })
  await until(() => receiver.events.length === 1)
  await until(async () => (await scene.sim('GET', '/deliveries')).deliveries !== undefined && scene.simulator.world.webhooks.size === 1)
  await until(async () => ((await scene.sim('GET', '/deliveries')).deliveries as { acknowledgedAtMs?: number }[])[0]?.acknowledgedAtMs !== undefined)
  expect((await scene.sim('GET', '/deliveries')).deliveries).toMatchObject([
    { subjectId: post.id, eventType: 'post.mention.create', attempts: 3, lastStatus: 200 },
  ])
})

test('a refused delivery is given up after the last try and can be replayed', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe(MENTIONS)
  await scene.sim('PUT', '/delivery', { retryBaseMs: 1, maxAttempts: 2 })
  receiver.answers.push(500, 500)
  await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank hola' })
  await until(async () => ((await scene.sim('GET', '/deliveries')).deliveries as { gaveUpAtMs?: number }[])[0]?.gaveUpAtMs !== undefined)
  expect(receiver.events).toHaveLength(0)
  const job = await scene.asApp('POST', '/2/webhooks/replay', { webhook_id: receiver.webhookId, from_date: '202611211100', to_date: '202611211300' })
  expect(job.body.data).toMatchObject({ job_id: expect.any(String), created_at: expect.any(String) })
  await until(() => receiver.events.length === 1)
})

test('copies and shuffled order change how events arrive and never what they are', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe(MENTIONS)
  await scene.sim('PUT', '/delivery', { copiesMin: 3, copiesMax: 3, shuffleWindow: 60, concurrency: 1 })
  const ids: string[] = []
  for (let turn = 0; turn < 20; turn += 1) ids.push((await scene.sim('POST', '/posts', { as: 'lucia', text: `@MiradorBank ${turn}` })).id)
  await until(() => receiver.events.length === 60)
  const arrived = receiver.events.map((event) => String(event.data.payload.id))
  expect(new Set(arrived)).toEqual(new Set(ids))
  expect(arrived).not.toEqual([...arrived].sort())
  expect(new Set(receiver.events.map((event) => event.data.event_uuid)).size).toBe(20)
})

test('held events leave when they are released', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe(MENTIONS)
  await scene.sim('PUT', '/delivery', { hold: true })
  await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank hola' })
  expect((await scene.sim('GET', '/delivery')).counts).toMatchObject({ waiting: 1, posts: 0 })
  await scene.sim('POST', '/delivery/release')
  await until(() => receiver.events.length === 1)
})

test('a burst makes as many messages as asked, each delivered once', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe([...MENTIONS, 'dm.received'])
  await scene.sim('POST', '/burst', {
    brand: 'MiradorBank',
    mentions: 300,
    users: 10,
    per_second: 3000,
    dm_share: 0.2,
    texts: ['no funciona', '@MiradorBank sin servicio'],
  })
  await until(() => receiver.events.length === 300)
  const kinds = receiver.events.map((event) => event.data.event_type)
  expect(new Set(kinds)).toEqual(new Set(['post.mention.create', 'dm.received']))
})

test('a webhook that fails a later challenge is told nothing more', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe(MENTIONS)
  await receiver.close()
  const { webhooks } = await scene.sim('POST', '/crc')
  expect(webhooks).toMatchObject([{ id: receiver.webhookId, valid: false }])
  await scene.sim('POST', '/posts', { as: 'lucia', text: '@MiradorBank hola' })
  expect((await scene.sim('GET', '/deliveries')).total).toBe(0)
})
