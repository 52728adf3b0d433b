import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { type Json, NUMBER, type Scene, startScene, until, WABA } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

const send = (more: Json) =>
  scene.graph('POST', `/${NUMBER}/messages`, { messaging_product: 'whatsapp', recipient_type: 'individual', to: '51987654321', ...more })
const write = (more: Json = {}) => scene.sim('POST', '/messages', { asset: NUMBER, as: 'lucia', text: 'hola', ...more })

test('every type a person writes arrives in the form of that type', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const first = await write()
  await write({ text: '', files: [{ mime: 'image/jpeg' }] })
  await write({ text: '', type: 'audio', files: [{ mime: 'audio/ogg; codecs=opus' }], content: { voice: true } })
  await write({ text: '', type: 'document', files: [{ mime: 'application/pdf', name: 'voucher.pdf' }] })
  await write({ text: '', type: 'location', content: { latitude: -12.09, longitude: -77.04, name: 'Agencia' } })
  await write({ text: '', type: 'interactive', reply_to: first.id, content: { type: 'button_reply', button_reply: { id: 'a', title: 'Sí' } } })
  await write({ text: '', type: 'unsupported', content: { errors: [{ code: 131051, title: 'Message type unknown' }] } })
  await scene.sim('PUT', `/messages/${encodeURIComponent(first.id)}`, { text: 'hola de nuevo' })
  await scene.sim('DELETE', `/messages/${encodeURIComponent(first.id)}`)
  await scene.sim('POST', '/message-reactions', { message: first.id, emoji: null })
  await until(() => receiver.changes().length === 10)
  const messages = receiver.changes().map(({ value }) => (value.messages as Json[])[0]!)
  const of = (type: string) => messages.find((message) => message.type === type)
  expect(of('text')).toMatchObject({ from: '51987654321', text: { body: 'hola' }, timestamp: expect.stringMatching(/^\d{10}$/) })
  expect(of('image')).toMatchObject({ image: { id: expect.any(String), mime_type: 'image/jpeg', sha256: expect.stringMatching(/=$/) } })
  expect(of('audio')).toMatchObject({ audio: { voice: true } })
  expect(of('document')).toMatchObject({ document: { filename: 'voucher.pdf' } })
  expect(of('location')).toMatchObject({ location: { latitude: -12.09 } })
  expect(of('interactive')).toMatchObject({ context: { id: first.id }, interactive: { button_reply: { title: 'Sí' } } })
  expect(of('unsupported')).toMatchObject({ errors: [{ code: 131051 }] })
  expect(of('edit')).toMatchObject({ edit: { original_message_id: first.id, message: { text: { body: 'hola de nuevo' } } } })
  expect(of('revoke')).toMatchObject({ revoke: { original_message_id: first.id } })
  expect(of('reaction')).toMatchObject({ reaction: { message_id: first.id } })
})

test('a file is read by its id with the token, within five minutes, and has the hash it was told with', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await write({ text: '', files: [{ mime: 'image/jpeg', base64: Buffer.from('picture').toString('base64') }] })
  await until(() => receiver.changes().length === 1)
  const { image } = (receiver.changes()[0]!.value.messages as { image: { id: string; sha256: string } }[])[0]!
  const { body } = await scene.graph('GET', `/${image.id}`)
  const headers = { authorization: 'Bearer token' }
  const bytes = Buffer.from(await (await fetch(String(body.url), { headers })).arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('base64')).toBe(image.sha256)
  expect((await fetch(String(body.url))).status).toBe(400 + 1)
  scene.clock.nowMs += 5 * 60_000 + 1000
  expect((await fetch(String(body.url), { headers })).status).toBe(404)
})

test('a file is uploaded by form and sent by its id', async () => {
  scene = await startScene()
  await write()
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', 'image/png')
  form.set('file', new Blob(['bytes'], { type: 'image/png' }), 'a.png')
  const { body } = await scene.graph('POST', `/${NUMBER}/media`, form)
  expect((await send({ type: 'image', image: { id: body.id, caption: 'Su voucher' } })).status).toBe(200)
  expect((await send({ type: 'image', image: { id: '123' } })).body.error).toMatchObject({ code: 100 })
})

test.each([
  ['an empty text', { type: 'text', text: { body: '' } }, 131008],
  ['a text too long', { type: 'text', text: { body: 'a'.repeat(4097) } }, 100],
  ['no product', { messaging_product: 'sms', type: 'text', text: { body: 'a' } }, 100],
  [
    'a fourth button',
    {
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'a' },
        action: { buttons: [1, 2, 3, 4].map((id) => ({ type: 'reply', reply: { id: `${id}`, title: `${id}` } })) },
      },
    },
    131009,
  ],
  [
    'a title too long',
    {
      type: 'interactive',
      interactive: { type: 'button', body: { text: 'a' }, action: { buttons: [{ type: 'reply', reply: { id: '1', title: 'x'.repeat(21) } }] } },
    },
    100,
  ],
  ['an unknown type', { type: 'poll', poll: {} }, 100],
  ['itself', { to: '51900111222', type: 'text', text: { body: 'a' } }, 131021],
])('%s is refused with the code of the network', async (_, more, code) => {
  scene = await startScene()
  await write()
  const refused = await send(more)
  expect(refused.status).toBe(400)
  expect(refused.body.error).toMatchObject({ code, error_data: { messaging_product: 'whatsapp', details: expect.any(String) } })
  expect((await scene.sim('GET', '/accepted')).total).toBe(0)
})

const body = (...texts: string[]) => ({ type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) })
const template = (components: Json[], name = 'caso') => send({ type: 'template', template: { name, language: { code: 'es' }, components } })

test('a template needs its name, its language and exactly its variables, and leaves outside of the window', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const made = await scene.sim('POST', '/templates', {
    waba: WABA,
    name: 'caso',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Hola {{1}}, tu caso {{2}} sigue.' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Ver', url: 'https://a.pe/{{1}}' }] },
    ],
  })
  const header = { type: 'header', parameters: [{ type: 'image', image: { link: 'https://a.pe/x.jpg' } }] }
  const button = { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '77' }] }
  expect((await template([header, body('Ana'), button])).body.error?.code).toBe(132000)
  expect((await template([body('Ana', 'A-1'), button])).body.error?.code).toBe(132012)
  expect((await template([header, body('Ana', 'A-1')])).body.error?.code).toBe(132000)
  expect(await template([], 'otra')).toMatchObject({ status: 404, body: { error: { code: 132001 } } })
  expect((await template([header, body('Ana', 'A-1'), button])).status).toBe(200)
  const { messages } = await scene.sim('GET', `/messages?asset=${NUMBER}&person=lucia`)
  expect(messages).toMatchObject([{ text: 'Hola Ana, tu caso A-1 sigue.' }])
  await scene.sim('PUT', `/templates/${made.id}`, { status: 'PAUSED' })
  expect((await template([header, body('Ana', 'A-1'), button])).body.error?.code).toBe(132015)
  await until(() => receiver.changes().length === 3)
  expect(receiver.changes().map(({ field }) => field)).toContain('message_template_status_update')
  expect((await scene.graph('GET', `/${WABA}/message_templates?status=PAUSED&fields=name,status`)).body.data).toEqual([
    { id: made.id, name: 'caso', status: 'PAUSED' },
  ])
})

test('a number change comes from the old identity and names the new one', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  const old = scene.ids().bsuid
  await scene.sim('POST', '/number-changes', { asset: NUMBER, as: 'lucia', phone: '51911222333' })
  await until(() => receiver.changes().length === 1)
  const message = (receiver.changes()[0]!.value.messages as Json[])[0]!
  expect(message).toMatchObject({
    from: '51987654321',
    from_user_id: old,
    type: 'system',
    system: { type: 'user_changed_number', wa_id: '51911222333' },
  })
  expect((message.system as Json).user_id).not.toBe(old)
})

test('an answer typed in the phone comes as an echo, and only who wrote lately can be blocked', async () => {
  scene = await startScene()
  const receiver = await scene.subscribe()
  await write({ native: true, text: 'Ya lo veo' })
  await until(() => receiver.changes().length === 1)
  expect(receiver.changes()[0]).toMatchObject({
    field: 'smb_message_echoes',
    value: { message_echoes: [{ to: '51987654321', text: { body: 'Ya lo veo' } }] },
  })
  const block = () => scene.graph('POST', `/${NUMBER}/block_users`, { messaging_product: 'whatsapp', block_users: [{ user: '51987654321' }] })
  expect((await block()).body.error?.code).toBe(139100)
  await write()
  expect((await block()).body).toMatchObject({ block_users: { added_users: [{ wa_id: '51987654321' }] } })
  await expect(write()).rejects.toThrow('blocked')
})
