import { askForReset, changePassword, listSessions, readMe, resetPassword, revokeSession, signIn } from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { caller, keepCookies, openSession, signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import type { Mail } from '../../platform/mail.ts'

const PASSWORD = 'tres-gatos-suben'
const NEXT = 'cinco-llamas-leen'
const EMAIL = 'rocio@tambo.example'

async function setUp() {
  const app = await testApp()
  const outbox: Mail[] = []
  Object.assign(app.platform.mail, { configured: true, send: async (mail: Mail) => void outbox.push(mail) })
  const rocio = await signedIn(app, 'agent', { name: 'Rocío Paredes', email: EMAIL, password: PASSWORD })
  const nobody = caller(app)
  const askForLink = async (email = EMAIL) => {
    const { status, body } = await nobody.ask(askForReset, { email })
    await app.settle()
    const token = /\/reset#(\S+)/.exec(outbox.at(-1)?.text ?? '')?.[1] ?? ''
    return { status, body, token }
  }
  return { app, outbox, rocio, nobody, askForLink }
}

test('the link of the mail sets a new password once, and ends every session', async () => {
  const { rocio, nobody, askForLink, outbox } = await setUp()
  const { token } = await askForLink()
  expect(outbox).toMatchObject([{ to: EMAIL, subject: 'Elige una contraseña nueva' }])
  expect((await nobody.ask(resetPassword, { token, password: NEXT })).status).toBe(200)
  expect((await rocio.ask(readMe, {})).status).toBe(401)
  expect((await nobody.ask(signIn, { email: EMAIL, password: PASSWORD })).status).toBe(401)
  expect((await nobody.ask(signIn, { email: EMAIL, password: NEXT })).status).toBe(200)
  expect((await nobody.ask(resetPassword, { token, password: 'otra-cosa-nueva' })).code).toBe('reset/lapsed')
})

test('of two who use a link at once one wins', async () => {
  const { nobody, askForLink } = await setUp()
  const { token } = await askForLink()
  const answers = await Promise.all([NEXT, 'siete-perros-nadan'].map((password) => nobody.ask(resetPassword, { token, password })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
})

test('an unknown address is answered like a known one and is mailed nothing', async () => {
  const { askForLink, outbox } = await setUp()
  const known = await askForLink()
  const unknown = await askForLink('nadie@tambo.example')
  expect([unknown.status, unknown.body]).toEqual([known.status, known.body])
  expect(outbox).toHaveLength(1)
})

test('no more than four links an hour are mailed to an address', async () => {
  const { askForLink, outbox } = await setUp()
  for (let n = 0; n < 8; n++) expect((await askForLink()).status).toBe(200)
  expect(outbox).toHaveLength(4)
})

test('a link that is half an hour old, or made up, opens nothing', async () => {
  const { app, nobody, askForLink } = await setUp()
  const { token } = await askForLink()
  await app.db
    .updateTable('verifications')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute()
  expect((await nobody.ask(resetPassword, { token, password: NEXT })).code).toBe('reset/lapsed')
  expect((await nobody.ask(resetPassword, { token: 'made-up', password: NEXT })).code).toBe('reset/lapsed')
})

test('a link lives thirty minutes and its token is nowhere in the database', async () => {
  const { app, askForLink } = await setUp()
  const { token } = await askForLink()
  const rows = await app.db.selectFrom('verifications').selectAll().execute()
  expect(rows).toHaveLength(1)
  expect(Math.round((rows[0]!.expires_at.getTime() - Date.now()) / 60_000)).toBe(30)
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a poor password does not spend the link', async () => {
  const { nobody, askForLink } = await setUp()
  const { token } = await askForLink()
  expect((await nobody.ask(resetPassword, { token, password: 'qwertyuiop' })).code).toBe('password/too-common')
  expect((await nobody.ask(resetPassword, { token, password: 'rocio-2024' })).code).toBe('password/personal')
  expect((await nobody.ask(resetPassword, { token, password: NEXT })).status).toBe(200)
})

test('changing the password ends all other sessions and reset links, and keeps this one', async () => {
  const { app, rocio, nobody, askForLink } = await setUp()
  const other = caller(app, { cookie: await openSession(app, rocio.person.personId) })
  await other.call(readMe, {})
  const { token } = await askForLink()
  expect((await rocio.ask(changePassword, { current: 'no-es-la-que-es', next: NEXT })).code).toBe('password/wrong')
  const { status, cookies } = await rocio.ask(changePassword, { current: PASSWORD, next: NEXT })
  expect(status).toBe(200)
  expect((await other.ask(readMe, {})).status).toBe(401)
  expect((await caller(app, { cookie: keepCookies(cookies) }).ask(readMe, {})).status).toBe(200)
  expect((await nobody.ask(resetPassword, { token, password: 'siete-perros-nadan' })).code).toBe('reset/lapsed')
})

test('a person ends one of their sessions, and never another person’s', async () => {
  const { app, rocio } = await setUp()
  const ana = await signedIn(app, 'administrator')
  const other = caller(app, { cookie: await openSession(app, rocio.person.personId) })
  await other.call(readMe, {})
  const [elsewhere] = (await rocio.call(listSessions, {})).filter(({ current }) => !current)
  expect((await ana.ask(revokeSession, { sessionId: elsewhere!.sessionId })).code).toBe('session/unknown')
  expect((await other.ask(readMe, {})).status).toBe(200)
  await rocio.call(revokeSession, { sessionId: elsewhere!.sessionId })
  expect((await other.ask(readMe, {})).status).toBe(401)
  expect((await rocio.ask(readMe, {})).status).toBe(200)
})
