import { createHmac } from 'node:crypto'
import { beginTwoFactor, confirmTwoFactor, endTwoFactor, giveSecondFactor, readMe, signIn } from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { caller, keepCookies, signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'

const PASSWORD = 'tres-gatos-suben'
const EMAIL = 'rocio@tambo.example'
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code an authenticator shows now for an otpauth address (RFC 6238 with SHA-1, six digits, thirty seconds). */
function codeOf(totpUri: string): string {
  const bits = [...(new URL(totpUri).searchParams.get('secret') ?? '')].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', secret).update(step).digest()
  return String((digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000')

async function setUp() {
  const app = await testApp()
  const rocio = await signedIn(app, 'agent', { email: EMAIL, password: PASSWORD })
  const { totpUri, recoveryCodes } = await rocio.call(beginTwoFactor, { password: PASSWORD })
  const confirmed = await rocio.ask(confirmTwoFactor, { code: codeOf(totpUri) })
  const signInAgain = async () => {
    const { body, cookies } = await caller(app).ask(signIn, { email: EMAIL, password: PASSWORD })
    return { next: body.next, pending: caller(app, { cookie: keepCookies(cookies) }), cookies }
  }
  return { app, rocio, totpUri, recoveryCodes, confirmed, signInAgain }
}
const TOTP = { kind: 'totp' as const, trustDevice: false }

test('with a second factor the password alone opens nothing', async () => {
  const { totpUri, signInAgain } = await setUp()
  const { next, pending, cookies } = await signInAgain()
  expect(next).toBe('second-factor')
  expect(cookies.some((cookie) => /session_token=[^;]/.test(cookie))).toBe(false)
  expect((await pending.ask(readMe, {})).status).toBe(401)
  expect((await pending.ask(giveSecondFactor, { ...TOTP, code: wrongFor(codeOf(totpUri)) })).code).toBe('session/wrong-code')
})

test('password and code together open a session', async () => {
  const { app, totpUri, signInAgain } = await setUp()
  const { pending } = await signInAgain()
  const { cookies } = await pending.ask(giveSecondFactor, { ...TOTP, code: codeOf(totpUri) })
  const me = await caller(app, { cookie: keepCookies(cookies) }).call(readMe, {})
  expect([me.email, me.twoFactorEnabled]).toEqual([EMAIL, true])
})

test('a code that was used is not taken again while it is still shown', async () => {
  const { app, totpUri, signInAgain } = await setUp()
  const [first, second] = [await signInAgain(), await signInAgain()]
  const code = codeOf(totpUri)
  const answers = await Promise.all([first, second].map(({ pending }) => pending.ask(giveSecondFactor, { ...TOTP, code })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  expect(await app.db.selectFrom('sessions').select('id').execute()).toHaveLength(2)
})

test('a recovery code opens a session once', async () => {
  const { recoveryCodes, signInAgain } = await setUp()
  const code = recoveryCodes[0]!
  const first = await signInAgain()
  expect((await first.pending.ask(giveSecondFactor, { code, kind: 'recovery', trustDevice: false })).status).toBe(200)
  const second = await signInAgain()
  expect((await second.pending.ask(giveSecondFactor, { code, kind: 'recovery', trustDevice: false })).code).toBe('session/wrong-code')
})

test('five wrong codes end the sign-in, and the right one comes too late', async () => {
  const { totpUri, signInAgain } = await setUp()
  const { pending } = await signInAgain()
  for (let n = 0; n < 5; n++) await pending.ask(giveSecondFactor, { ...TOTP, code: wrongFor(codeOf(totpUri)) })
  expect((await pending.ask(giveSecondFactor, { ...TOTP, code: codeOf(totpUri) })).status).toBe(429)
  expect((await pending.ask(giveSecondFactor, { ...TOTP, code: codeOf(totpUri) })).code).toBe('session/start-again')
})

test('ten wrong codes over several sign-ins lock the second factor', async () => {
  const { totpUri, signInAgain } = await setUp()
  for (let n = 0; n < 12; n++) {
    const { pending } = await signInAgain()
    await pending.ask(giveSecondFactor, { ...TOTP, code: wrongFor(codeOf(totpUri)) })
  }
  const { pending } = await signInAgain()
  expect((await pending.ask(giveSecondFactor, { ...TOTP, code: codeOf(totpUri) })).code).toBe('session/too-many-attempts')
})

test('a trusted browser is not asked again, and no longer trusted once the factor is switched off and on', async () => {
  const { app, totpUri, signInAgain } = await setUp()
  const { pending } = await signInAgain()
  const { cookies } = await pending.ask(giveSecondFactor, { ...TOTP, code: codeOf(totpUri), trustDevice: true })
  const browser = caller(app, { cookie: keepCookies(cookies) })
  expect((await browser.ask(signIn, { email: EMAIL, password: PASSWORD })).body).toEqual({ next: 'done' })

  const off = await browser.ask(endTwoFactor, { password: PASSWORD })
  const signed = caller(app, { cookie: keepCookies(off.cookies) })
  const { totpUri: renewed } = await signed.call(beginTwoFactor, { password: PASSWORD })
  await signed.call(confirmTwoFactor, { code: codeOf(renewed) })
  expect((await browser.ask(signIn, { email: EMAIL, password: PASSWORD })).body).toEqual({ next: 'second-factor' })
})

test('the factor is switched on, and off again, with the password alone and is recorded', async () => {
  const { app, rocio, confirmed } = await setUp()
  expect((await rocio.ask(readMe, {})).status).toBe(401)
  const signed = caller(app, { cookie: keepCookies(confirmed.cookies) })
  expect((await signed.ask(endTwoFactor, { password: 'no-es-la-que-es' })).code).toBe('password/wrong')
  expect((await signed.ask(beginTwoFactor, { password: PASSWORD })).code).toBe('two-factor/already-on')
  const { cookies } = await signed.ask(endTwoFactor, { password: PASSWORD })
  expect(await caller(app, { cookie: keepCookies(cookies) }).call(readMe, {})).toMatchObject({ twoFactorEnabled: false })
  const secured = await app.db.selectFrom('facts').select('data').where('type', '=', 'person.secured').orderBy('seq').execute()
  expect(secured.map(({ data }) => data)).toMatchObject([{ by: 'two-factor-on' }, { by: 'two-factor-off' }])
})

test('an authenticator that was never confirmed is never asked for', async () => {
  const app = await testApp()
  const rocio = await signedIn(app, 'agent', { email: EMAIL, password: PASSWORD })
  const { totpUri } = await rocio.call(beginTwoFactor, { password: PASSWORD })
  expect((await rocio.ask(confirmTwoFactor, { code: wrongFor(codeOf(totpUri)) })).code).toBe('two-factor/wrong-code')
  expect((await caller(app).ask(signIn, { email: EMAIL, password: PASSWORD })).body).toEqual({ next: 'done' })
})
