import { afterEach, expect, test } from 'vitest'
import { ACCOUNT, NUMBER, PAGE, type Scene, startScene, until } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())
const HOUR_MS = 3_600_000

test('a Page answers within a day, as a human agent within seven, and the echo carries what it was given', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', text: 'hola' })
  const { psid } = scene.ids()
  const send = (more: object = {}) =>
    scene.graph('POST', '/me/messages', { recipient: { id: psid }, message: { text: 'Buenas', metadata: 'ours-1' }, ...more })
  const sent = await send({ messaging_type: 'RESPONSE' })
  expect(sent.body).toMatchObject({ recipient_id: psid, message_id: expect.stringMatching(/^m_/) })
  await until(() => receiver.messaging().length === 3)
  const [incoming, echo, delivery] = receiver.messaging()
  expect(incoming).toMatchObject({ sender: { id: psid }, recipient: { id: PAGE }, message: { text: 'hola' } })
  expect(echo).toMatchObject({
    sender: { id: PAGE },
    message: { is_echo: true, app_id: 900000000000001, metadata: 'ours-1', mid: sent.body.message_id },
  })
  expect(delivery).toMatchObject({ delivery: { mids: [sent.body.message_id] } })
  scene.clock.nowMs += 25 * HOUR_MS
  expect(await send()).toMatchObject({ status: 403, body: { error: { code: 10, error_subcode: 2018278 } } })
  expect((await send({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })).status).toBe(200)
  scene.clock.nowMs += 144 * HOUR_MS
  expect((await send({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' })).body.error).toMatchObject({ code: 10, error_subcode: 2018278 })
})

test('a comment is answered in private once, within seven days, and gives away the id for messages', async () => {
  scene = await startScene()
  const post = await scene.sim('POST', '/posts', { asset: PAGE, text: 'x' })
  const comment = await scene.sim('POST', '/comments', { on: post.id, as: 'lucia', text: 'ayuda' })
  const send = (id: string) => scene.graph('POST', `/${PAGE}/messages`, { recipient: { comment_id: id }, message: { text: 'Le escribo por aquí' } })
  const { psid, commenter } = scene.ids()
  expect(psid).not.toBe(commenter)
  expect((await send(comment.id)).body.recipient_id).toBe(psid)
  expect(await send(comment.id)).toMatchObject({ status: 500, body: { error: { error_subcode: 2534023 } } })
  // The window stays shut until the person answers.
  expect((await scene.graph('POST', `/${PAGE}/messages`, { recipient: { id: psid }, message: { text: 'otra' } })).body.error?.code).toBe(10)
  const late = await scene.sim('POST', '/comments', { on: post.id, as: 'lucia', text: 'otra' })
  scene.clock.nowMs += 7 * 24 * HOUR_MS + 1000
  expect((await send(late.id)).body.error?.code).toBe(10903)
})

test('an Instagram text is measured in bytes', async () => {
  scene = await startScene()
  await scene.sim('POST', '/messages', { asset: ACCOUNT, as: 'lucia', text: 'hola' })
  const send = (text: string) => scene.graph('POST', `/${ACCOUNT}/messages`, { recipient: { id: scene.ids().igsid }, message: { text } })
  expect((await send('ñ'.repeat(500))).status).toBe(200)
  expect((await send('ñ'.repeat(501))).body.error).toMatchObject({ code: 100, error_subcode: 2534037 })
})

test('files come by addresses that run out', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', files: [{ mime: 'image/png' }] })
  await until(() => receiver.messaging().length === 1)
  const { attachments } = receiver.messaging()[0]!.message as { attachments: { type: string; payload: { url: string } }[] }
  const { url } = attachments[0]!.payload
  expect((await fetch(url)).headers.get('content-type')).toBe('image/png')
  scene.clock.nowMs += 2 * HOUR_MS
  expect((await fetch(url)).status).toBe(403)
})

test('what another app controls is only watched', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('PUT', '/threads/owner', { asset: PAGE, as: 'lucia', app_id: '263902037430900' })
  await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', text: 'hola' })
  await until(() => receiver.events.length === 1)
  expect(receiver.events[0]!.body.entry[0]!.standby).toMatchObject([{ message: { text: 'hola' } }])
  const send = () => scene.graph('POST', `/${PAGE}/messages`, { recipient: { id: scene.ids().psid }, message: { text: 'a' } })
  expect((await send()).body.error?.error_subcode).toBe(2018300)
  await scene.graph('POST', `/${PAGE}/take_thread_control`, { recipient: { id: scene.ids().psid } })
  expect((await send()).status).toBe(200)
})

test('a WhatsApp message is accepted and reported; outside of the window it fails later with the reason', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('POST', '/messages', { asset: NUMBER, as: 'lucia', text: 'hola' })
  const body = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '51987654321',
    type: 'text',
    text: { body: 'Buenas' },
    biz_opaque_callback_data: 'ours-2',
  }
  const sent = await scene.graph('POST', `/${NUMBER}/messages`, body)
  expect(sent.body).toMatchObject({
    contacts: [{ wa_id: '51987654321' }],
    messages: [{ id: expect.stringMatching(/^wamid\./), message_status: 'accepted' }],
  })
  const statuses = () => receiver.changes().flatMap(({ value }) => (value.statuses ?? []) as Record<string, unknown>[])
  await until(() => statuses().length === 2)
  expect(statuses()).toMatchObject([
    { status: 'sent', recipient_id: '51987654321', pricing: { category: 'service' }, biz_opaque_callback_data: 'ours-2' },
    { status: 'delivered' },
  ])
  scene.clock.nowMs += 25 * HOUR_MS
  expect((await scene.graph('POST', `/${NUMBER}/messages`, body)).status).toBe(200)
  await until(() => statuses().length === 3)
  expect(statuses()[2]).toMatchObject({ status: 'failed', errors: [{ code: 131047 }] })
  await scene.sim('PUT', '/settings', { syncWindow: true })
  expect((await scene.graph('POST', `/${NUMBER}/messages`, body)).body.error?.code).toBe(131047)
})

test('who hides the number is known by the business-scoped id alone', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const hidden = await scene.sim('POST', '/people', { username: 'fer', name: 'Fer', hides_phone: true })
  await scene.sim('POST', '/messages', { asset: NUMBER, as: 'fer', text: 'hola' })
  await until(() => receiver.changes().length === 1)
  const value = receiver.changes()[0]!.value as { contacts: Record<string, unknown>[]; messages: Record<string, unknown>[] }
  const { bsuid } = scene.ids(hidden)
  expect(value.contacts).toEqual([{ profile: { name: 'Fer', username: 'fer' }, user_id: bsuid }])
  expect(value.messages[0]).not.toHaveProperty('from')
  const sent = await scene.graph('POST', `/${NUMBER}/messages`, {
    messaging_product: 'whatsapp',
    recipient: bsuid,
    type: 'text',
    text: { body: 'a' },
  })
  expect(sent.body).toMatchObject({ contacts: [{ input: bsuid, user_id: bsuid }] })
})

test('a sticker comes with its twin, a story answer with its story, and an unsent message only as gone', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', files: [{ mime: 'image/png', sticker_id: '369239263222822' }] })
  await scene.sim('POST', '/messages', { asset: ACCOUNT, as: 'lucia', text: '¡Qué bien!', story: { id: '17901', url: 'https://cdn.example/s' } })
  await scene.sim('POST', '/messages', { asset: ACCOUNT, as: 'lucia', type: 'story_mention', files: [{ mime: 'image/jpeg' }] })
  const last = await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', text: 'mal' })
  await scene.sim('PUT', `/messages/${last.id}`, { text: 'bien' })
  await scene.sim('DELETE', `/messages/${last.id}`)
  await until(() => receiver.messaging().length === 6)
  const messages = receiver.messaging().map((one) => (one.message ?? one.message_edit) as Record<string, unknown>)
  const types = messages.flatMap(({ attachments }) => ((attachments ?? []) as { type: string }[]).map(({ type }) => type))
  expect(types).toEqual(expect.arrayContaining(['sticker', 'image', 'story_mention']))
  expect(messages).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ text: '¡Qué bien!', reply_to: { story: { id: '17901', url: 'https://cdn.example/s' } } }),
      { mid: last.id, text: 'bien', num_edit: 1 },
      { mid: last.id, is_deleted: true },
    ]),
  )
})

test('clicks open the window, and reactions, reads and profiles are told', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const { psid } = scene.ids()
  await scene.sim('POST', '/postbacks', { asset: PAGE, as: 'lucia', title: 'Empezar', payload: 'START' })
  const sent = await scene.graph('POST', '/me/messages', { recipient: { id: psid }, message: { text: 'Hola' } })
  expect(sent.status).toBe(200)
  await scene.sim('POST', '/message-reactions', { message: sent.body.message_id, emoji: '❤️' })
  await scene.sim('POST', '/read', { asset: PAGE, as: 'lucia' })
  await until(() => receiver.messaging().some((one) => one.read) && receiver.messaging().some((one) => one.reaction))
  const of = (key: string) => receiver.messaging().find((one) => one[key])?.[key]
  expect(of('postback')).toMatchObject({ title: 'Empezar', payload: 'START' })
  expect(of('reaction')).toEqual({ mid: sent.body.message_id, action: 'react', reaction: 'love', emoji: '❤️' })
  expect(of('read')).toEqual({ watermark: scene.clock.nowMs })
  expect((await scene.graph('GET', `/${psid}?fields=first_name,last_name,locale`)).body).toEqual({
    id: psid,
    first_name: 'Lucía',
    last_name: 'Ñahui',
    locale: 'es_LA',
  })
})

test('what was written is read back by conversations, page by page', async () => {
  scene = await startScene()
  for (const text of ['uno', 'dos', 'tres']) await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', text })
  const { body } = await scene.graph('GET', `/${PAGE}/conversations?platform=messenger&fields=id,messages.limit(2){message,from}`)
  const [thread] = body.data as { messages: { data: { message: string; from: { id: string } }[]; paging: { next: string } } }[]
  expect(thread!.messages.data).toMatchObject([{ message: 'tres', from: { id: scene.ids().psid } }, { message: 'dos' }])
  const rest = await scene.call('GET', `${thread!.messages.paging.next}&fields=message`)
  expect(rest.body.data).toMatchObject([{ message: 'uno' }])
})
