import { afterEach, expect, test } from 'vitest'
import { ACCOUNT, NUMBER, PAGE, type Scene, startScene, until } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

test('a burst over three networks makes as many messages as asked, each delivered', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('PUT', '/delivery', { batchWindowMs: 20, batchMost: 50 })
  const plan = { assets: [PAGE, ACCOUNT, NUMBER], messages: 300, users: 10, per_second: 3000, texts: ['no funciona', '¿me ayudan?'] }
  await scene.sim('POST', '/burst', plan)
  const texts = () =>
    receiver.messaging().length + receiver.changes().filter(({ value }) => value.item === 'comment' || value.comment_id || value.messages).length
  await until(() => texts() === 300)
  expect(new Set(receiver.events.map(({ body }) => body.object))).toEqual(new Set(['page', 'instagram', 'whatsapp_business_account']))
  expect((await scene.sim('GET', '/burst')).bursts).toMatchObject([{ made: 300, of: 300 }])
})

test('a reset leaves an empty network that goes on answering', async () => {
  scene = await startScene()
  await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', text: 'hola' })
  await scene.sim('POST', '/reset', { seed: 5 })
  expect(await scene.sim('GET', '/health')).toMatchObject({ ok: true, people: 0, messages: 0, delivery: { total: 0 } })
})
