import { listCases, readCase, readTimeline } from '@atalaya/shared/contract/cases.ts'
import type { StoredFile } from '@atalaya/shared/contract/conversations.ts'
import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { mailTranscript, openVisit, readVisitorMessages, readWidget, sayVisitorDoes, sendVisitorMessage } from '@atalaya/shared/contract/widget.ts'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { sweepOnce } from '../../src/public/widget/sweep-visitor-files.ts'
import { type ChatSite, chatSite, SITE, type Visitor } from '../chat-site.ts'
import { caller, signedIn } from '../people.ts'

const say = (visitor: Visitor, text: string, more: object = {}) => visitor.call(sendVisitorMessage, { messageId: newId(), text, ...more })

async function answer({ app, settle }: ChatSite, text: string, fileIds: string[] = []) {
  const agent = await signedIn(app, 'agent', { name: 'Ana Ruiz' })
  const { rows } = await agent.call(listCases, { view: 'all-open' })
  const { conversations } = await agent.call(readCase, { caseId: rows[0]!.caseId })
  const { conversationId } = conversations[0]!
  const messageId = newId()
  await agent.call(sendReply, { conversationId, messageId, text, fileIds, undoSeconds: 0 })
  await settle()
  return { agent, messageId, conversationId, caseId: rows[0]!.caseId }
}

async function upload({ app }: ChatSite, visitor: Visitor, bytes: Uint8Array, name: string) {
  const payload = Buffer.concat([
    Buffer.from(`--e\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    bytes,
    Buffer.from('\r\n--e--\r\n'),
  ])
  const headers = { ...visitor.headers, 'content-type': 'multipart/form-data; boundary=e' }
  const response = await app.http.raw.inject({ method: 'POST', url: '/widget/files', payload, headers })
  return { status: response.statusCode, body: response.json<StoredFile & { code: string }>() }
}
const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#a40' } })
    .png()
    .toBuffer()

test('a visitor writes, a case opens, an agent answers, and each sees how far the other is', async () => {
  const site = await chatSite()
  const visitor = await site.visitor()
  const messageId = newId()
  const form = { name: 'Lucía Paredes', email: 'lucia@correo.example', topic: 'Tarjetas' }
  await visitor.call(sendVisitorMessage, { messageId, text: 'Hola, no puedo pagar con mi tarjeta', form, locale: 'es', page: `${SITE}/tarjetas` })
  await site.settle()
  expect((await visitor.call(readVisitorMessages, {})).messages).toMatchObject([{ messageId, from: 'visitor', state: 'delivered' }])

  const { agent, messageId: answerId, caseId } = await answer(site, 'Hola, Lucía. Ya lo miro.')
  const { rows } = await agent.call(listCases, { view: 'all-open' })
  expect(rows).toMatchObject([{ channel: 'chat', visibility: 'private', contact: { name: 'Lucía Paredes', kind: 'lead' } }])
  const { messages } = await visitor.call(readVisitorMessages, {})
  expect(messages).toMatchObject([
    { messageId, state: 'read' },
    { messageId: answerId, from: 'agent', author: 'Ana Ruiz', text: 'Hola, Lucía. Ya lo miro.', state: 'sent' },
  ])

  for (const signal of ['delivered', 'read'] as const) {
    await visitor.call(sayVisitorDoes, { signal })
    await site.settle()
    const { items } = await agent.call(readTimeline, { caseId })
    expect(items.flatMap((item) => (item.kind === 'message' ? [item.message.state] : []))).toEqual(['received', signal])
  }
})

test('a message that is sent again is the same message, also when the first answer was lost', async () => {
  const site = await chatSite()
  const visitor = await site.visitor()
  const message = { messageId: newId(), text: 'Hola' }
  await Promise.all([1, 2, 3].map(() => visitor.call(sendVisitorMessage, message)))
  await site.settle()
  await visitor.call(sendVisitorMessage, message)
  await site.settle()
  expect((await visitor.call(readVisitorMessages, {})).messages).toHaveLength(1)
})

test('a visitor whose browser makes the same id as another’s is heard all the same, and each sees their own words', async () => {
  const site = await chatSite()
  const [one, two] = [await site.visitor(), await site.visitor()]
  const messageId = newId()
  await one.call(sendVisitorMessage, { messageId, text: 'Soy la primera' })
  await two.call(sendVisitorMessage, { messageId, text: 'Soy la segunda' })
  await site.settle()
  for (const [visitor, text] of [
    [one, 'Soy la primera'],
    [two, 'Soy la segunda'],
  ] as const) {
    expect((await visitor.call(readVisitorMessages, {})).messages).toMatchObject([{ messageId, text }])
  }
  const agent = await signedIn(site.app, 'agent')
  expect((await agent.call(listCases, { view: 'all-open' })).rows).toHaveLength(2)
})

test('what a visitor read before an answer left does not make that answer read', async () => {
  const site = await chatSite()
  const visitor = await site.visitor()
  await say(visitor, 'Hola')
  await site.settle()
  await site.app.db
    .updateTable('conversations')
    .set({ contact_read_at: new Date(Date.now() + 60_000) })
    .execute()
  const { agent, caseId } = await answer(site, 'Hola, ¿qué tal?')
  const { items } = await agent.call(readTimeline, { caseId })
  expect(items.flatMap((item) => (item.kind === 'message' ? item.message.state : []))).toEqual(['received', 'sent'])
})

test('a visit goes on with its token, and nobody continues it with another', async () => {
  const site = await chatSite()
  const visitor = await site.visitor()
  await say(visitor, 'Hola')
  await site.settle()
  const page = caller(site.app, { origin: SITE })
  const again = await page.call(openVisit, { accountId: site.accountId, token: visitor.token })
  expect(again).toMatchObject({ visitorId: visitor.visitorId, resumed: true, identified: false })
  const forged = `${visitor.token.slice(0, -4)}AAAA`
  expect(await page.call(openVisit, { accountId: site.accountId, token: forged })).toMatchObject({ resumed: false })
  expect(await caller(site.app, { authorization: `Visitor ${forged}` }).ask(readVisitorMessages, {})).toMatchObject({
    status: 401,
    code: 'visit/over',
  })
  site.app.clock.wind(31 * 86_400_000)
  expect(await visitor.ask(readVisitorMessages, {})).toMatchObject({ status: 401, code: 'visit/over' })
})

test('a customer proven by the site’s signature is the same visitor everywhere, and a forged one is nobody', async () => {
  const site = await chatSite()
  const page = caller(site.app, { origin: SITE })
  const [phone, desk] = [await site.visitor('C-10045'), await site.visitor('C-10045')]
  expect(phone.visitorId).toBe(desk.visitorId)
  await say(phone, 'Hola')
  await site.settle()
  expect((await desk.call(readVisitorMessages, {})).messages).toHaveLength(1)
  const identity = await site.app.db.selectFrom('identities').select('proven').where('key', '=', phone.visitorId).executeTakeFirst()
  expect(identity).toEqual({ proven: true })

  for (const hash of ['', site.hashOf('C-10046'), site.hashOf('C-10045').slice(0, -1)]) {
    const answered = await page.ask(openVisit, { accountId: site.accountId, identity: { externalId: 'C-10045', hash } })
    expect(answered).toMatchObject({ status: 403, code: 'identity/forged' })
  }
  // Signed out of the site: the token alone does not bring the customer's conversation back.
  expect(await page.call(openVisit, { accountId: site.accountId, token: phone.token })).toMatchObject({ resumed: false, identified: false })
})

test('pages of other origins are refused and cannot read why; allowed ones are answered by their exact name', async () => {
  const site = await chatSite()
  const ask = (origin: string) => site.app.http.raw.inject({ url: `/widget/${site.accountId}/settings`, headers: { origin } })
  const allowed = await ask(SITE)
  expect(allowed.statusCode).toBe(200)
  expect(allowed.headers).toMatchObject({ 'access-control-allow-origin': SITE, vary: 'Origin' })
  expect(allowed.headers['access-control-allow-credentials']).toBeUndefined()
  for (const origin of ['https://evil.example', `${SITE}.evil.example`, 'http://www.banco.example', 'null']) {
    const refused = await ask(origin)
    expect(refused.json()).toMatchObject({ code: 'origin/refused' })
    expect(refused.headers['access-control-allow-origin']).toBeUndefined()
  }
  const visitor = await site.visitor()
  expect(await visitor.ask(sendVisitorMessage, { messageId: newId(), text: 'Hola' }, { origin: 'https://evil.example' })).toMatchObject({
    status: 403,
  })
  const preflight = await site.app.http.raw.inject({ method: 'OPTIONS', url: '/widget/messages', headers: { origin: SITE } })
  expect({ status: preflight.statusCode, ...preflight.headers }).toMatchObject({
    status: 204,
    'access-control-allow-headers': 'Authorization, Content-Type',
  })
})

test('a visitor’s files go with their message and are seen by nobody else', async () => {
  const site = await chatSite()
  const [visitor, other] = [await site.visitor(), await site.visitor()]
  const { body } = await upload(site, visitor, await photo(), 'recibo.png')
  expect(await other.ask(sendVisitorMessage, { messageId: newId(), text: '', fileIds: [body.fileId] })).toMatchObject({
    status: 404,
    code: 'file/unknown',
  })
  await say(visitor, '', { fileIds: [body.fileId] })
  await site.settle()
  const [message] = (await visitor.call(readVisitorMessages, {})).messages
  expect(message!.files).toMatchObject([{ name: 'recibo.png', mime: 'image/png' }])
  const get = (path: string, token: string) => site.app.http.raw.inject({ url: `${path}?visitor=${token}` })
  const seen = await get(message!.files[0]!.previewUrl!, visitor.token)
  expect(seen.headers).toMatchObject({ 'content-type': 'image/webp', 'cross-origin-resource-policy': 'cross-origin' })
  expect((await get(message!.files[0]!.url, other.token)).statusCode).toBe(404)
  expect((await get(message!.files[0]!.url, '')).statusCode).toBe(401)
  expect(await upload(site, visitor, Buffer.from('MZ\u0090\u0000program'), 'foto.png')).toMatchObject({
    status: 400,
    body: { code: 'file/type-refused' },
  })
})

test('a file that a visitor never sent is forgotten after two days, and one they sent is kept', async () => {
  const site = await chatSite()
  const visitor = await site.visitor()
  const [sent, waiting, left] = [
    await upload(site, visitor, await photo(), 'a.png'),
    await upload(site, visitor, await photo(), 'b.png'),
    await upload(site, visitor, await photo(), 'c.png'),
  ]
  await say(visitor, 'Mira', { fileIds: [sent.body.fileId] })
  await site.settle()
  await say(visitor, 'Y esta', { fileIds: [waiting.body.fileId] })
  await sweepOnce(site.app.platform)
  expect(await site.app.db.selectFrom('files').select('id').execute()).toHaveLength(3)
  site.app.clock.wind(3 * 86_400_000)
  await sweepOnce(site.app.platform)
  const kept = await site.app.db.selectFrom('files').select('id').execute()
  expect(kept.map(({ id }) => id).sort()).toEqual([sent.body.fileId, waiting.body.fileId].sort())
  await expect(site.app.platform.files.get(left.body.fileId)).rejects.toThrow()
})

test('what a visitor sees is their own conversation only, and never what has not been sent', async () => {
  const site = await chatSite()
  const [visitor, other] = [await site.visitor(), await site.visitor()]
  await say(visitor, 'Hola')
  await site.settle()
  const { agent, conversationId } = await answer(site, 'Buenos días')
  await agent.call(sendReply, { conversationId, messageId: newId(), text: 'Aún no', undoSeconds: 30 })
  expect((await visitor.call(readVisitorMessages, {})).messages.map(({ text }) => text)).toEqual(['Hola', 'Buenos días'])
  expect(await other.call(readVisitorMessages, {})).toEqual({ messages: [], agentTyping: false })
})

test('the widget says whether somebody is there, in the language of the page', async () => {
  const site = await chatSite({ answersIn: 'hours', askName: 'required', greetingPt: 'Oi!' })
  const page = caller(site.app, { origin: SITE })
  expect(await page.call(readWidget, { accountId: site.accountId, locale: 'pt' })).toMatchObject({
    name: 'Banco Andara',
    greeting: 'Oi!',
    answersIn: 'hours',
    preChat: [{ name: 'name', required: true }],
    available: false,
    transcript: false,
  })
  const agent = await signedIn(site.app, 'agent')
  await agent.call(listCases, { view: 'all-open' })
  expect(await page.call(readWidget, { accountId: site.accountId })).toMatchObject({ available: true })
  expect(await page.ask(readWidget, { accountId: newId() })).toMatchObject({ status: 404 })
})

test('a chat that mails no transcripts says so, and not that it failed', async () => {
  const site = await chatSite()
  const visitor = await site.visitor()
  expect(await visitor.ask(mailTranscript, { email: 'lucia@correo.example' })).toMatchObject({ status: 409, code: 'transcript/off' })
})

test('a transcript is mailed only of one’s own conversation and only after an answer', async () => {
  const site = await chatSite()
  const mails: { to: string; text: string; html?: string }[] = []
  Object.assign(site.app.platform.mail, { configured: true, send: async (mail: (typeof mails)[number]) => void mails.push(mail) })
  const visitor = await site.visitor()
  await say(visitor, 'Hola <b>banco</b>')
  await site.settle()
  expect(await visitor.ask(mailTranscript, { email: 'lucia@correo.example' })).toMatchObject({ status: 409, code: 'transcript/too-early' })
  await answer(site, 'Buenos días')
  await visitor.call(mailTranscript, { email: 'lucia@correo.example' })
  await site.settle()
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ to: 'lucia@correo.example' })
  expect(mails[0]!.text).toContain('Buenos días')
  expect(mails[0]!.html).toContain('Hola &lt;b&gt;banco&lt;/b&gt;')
})

test('a visitor who writes without end is told to wait', async () => {
  const site = await chatSite({}, { RATE_LIMITS: 'true' })
  const visitor = await site.visitor()
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => visitor.ask(sendVisitorMessage, { messageId: newId(), text: `${n}` })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(30)
  expect(answers.filter(({ code }) => code === 'rate/limited')).toHaveLength(10)
})
