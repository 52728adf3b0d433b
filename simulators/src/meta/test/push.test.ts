import { afterEach, expect, test } from 'vitest'
import { ACCOUNT, LOGIN_ACCOUNT, NUMBER, PAGE, type Scene, sign, startReceiver, startScene, until, WABA } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

test('an address that does not give the number back is not subscribed', async () => {
  scene = await startScene()
  const receiver = await startReceiver('another word')
  await expect(scene.sim('POST', '/subscribe', { url: receiver.url, verify_token: 'word', assets: [PAGE] })).rejects.toThrow('HTTP 403')
  await receiver.close()
})

test('an event is signed over bytes in which other letters and slashes are escaped', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const post = await scene.sim('POST', '/posts', { asset: PAGE, text: 'Nueva app' })
  await scene.sim('POST', '/comments', { on: post.id, as: 'lucia', text: '¿Dónde está? 😀 https://a.pe/b' })
  await until(() => receiver.events.length === 2)
  const { raw, signature } = receiver.events[1]!
  expect(raw).toContain('\\u00bfD\\u00f3nde est\\u00e1? \\ud83d\\ude00 https:\\/\\/a.pe\\/b')
  expect(signature).toBe(sign('app-secret', raw))
  expect(receiver.changes()[1]).toMatchObject({
    field: 'feed',
    value: {
      item: 'comment',
      verb: 'add',
      post_id: post.id,
      parent_id: post.id,
      message: '¿Dónde está? 😀 https://a.pe/b',
      from: { id: scene.ids().commenter },
    },
  })
})

test('an account connected by an Instagram login is told flat and signed with the Instagram secret', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  for (const asset of [ACCOUNT, LOGIN_ACCOUNT]) {
    const post = await scene.sim('POST', '/posts', { asset, text: 'Foto' })
    await scene.sim('POST', '/comments', { on: post.id, as: 'lucia', text: 'Linda' })
  }
  await until(() => receiver.events.length === 2)
  const [flat, nested] = receiver.events.toSorted((a) => (a.body.entry[0]?.field ? -1 : 1))
  expect(nested!.body.entry[0]!.changes![0]).toMatchObject({ field: 'comments', value: { comment_id: expect.any(String), text: 'Linda' } })
  expect(nested!.signature).toBe(sign('app-secret', nested!.raw))
  expect(flat!.body.entry[0]).toMatchObject({ id: LOGIN_ACCOUNT, field: 'comments', value: { id: expect.any(String), text: 'Linda' } })
  expect(flat!.signature).toBe(sign('instagram-secret', flat!.raw))
})

test('events of several assets come together, doubled and in another order, and none is lost', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('PUT', '/delivery', { batchWindowMs: 50, batchMost: 20, copiesMin: 2, copiesMax: 2, shuffleWindow: 30 })
  for (let turn = 0; turn < 10; turn += 1)
    for (const asset of [PAGE, ACCOUNT, NUMBER]) await scene.sim('POST', '/messages', { asset, as: 'lucia', text: `n.º ${turn}` })
  await until(async () => ((await scene.sim('GET', '/delivery')).counts as { acknowledged: number }).acknowledged === 30)
  const mids = receiver.messaging().map((one) => (one.message as { mid: string }).mid)
  expect(new Set(mids).size).toBe(20)
  expect(receiver.events.length).toBeLessThan(60)
  expect(receiver.events.some(({ body }) => (body.entry[0]?.messaging?.length ?? 0) > 1)).toBe(true)
})

test('an address that fails is asked again until it takes the event', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('PUT', '/delivery', { retryBaseMs: 5 })
  receiver.answers.push(500, 503, 404)
  await scene.sim('POST', '/messages', { asset: NUMBER, as: 'lucia', text: 'hola' })
  await until(() => receiver.events.length === 1)
  await until(async () => ((await scene.sim('GET', '/delivery')).counts as { acknowledged: number }).acknowledged === 1)
  const { deliveries } = await scene.sim('GET', '/deliveries')
  expect(deliveries).toMatchObject([{ object: 'whatsapp_business_account', entryId: WABA, attempts: 4, lastStatus: 200 }])
})

test('an hour of failures takes the app off the Page', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('PUT', '/delivery', { maxAttempts: 1 })
  receiver.answers.push(500, 500)
  await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', text: 'uno' })
  await until(
    async () => ((await scene.sim('GET', '/delivery')).counts as { posts: number; inFlight: number }).inFlight === 0 && receiver.answers.length === 1,
  )
  scene.clock.nowMs += 61 * 60 * 1000
  await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', text: 'dos' })
  await until(async () => (await scene.graph('GET', `/${PAGE}/subscribed_apps`)).body.data?.length === 0)
})

test('ids come as numbers and authors in keys of their own when asked for', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('PUT', '/delivery', { numericIdsShare: 1, senderKeysShare: 1 })
  const post = await scene.sim('POST', '/posts', { asset: PAGE, text: 'x' })
  await scene.sim('POST', '/comments', { on: post.id, as: 'lucia', text: 'y' })
  await until(() => receiver.events.length === 2)
  expect(receiver.events[1]!.raw).toContain(`"id":${PAGE},"time"`)
  expect(receiver.events[1]!.raw).toContain(`"sender_id":${scene.ids().commenter},"sender_name"`)
})

test('a recorded body is sent again as it was, signed', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const text = `{"object":"page", "entry":[{"id":"${PAGE}","time":1,"changes":[]}]}`
  await scene.sim('POST', '/replay', { events: [text, { object: 'page', entry: [{ id: PAGE, time: 2, note: 'ñ' }] }] })
  await until(() => receiver.events.length === 2)
  expect(receiver.events.map(({ raw }) => raw)).toContain(text)
  for (const { raw, signature } of receiver.events) expect(signature).toBe(sign('app-secret', raw))
})
