import * as staff from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { caller, signedIn } from '../people.ts'
import { plausibleInput } from '../plausible-input.ts'
import { dumpDatabase, findLeaks } from './find-leaks.ts'
import { listeningApp } from './listening-app.ts'

const PASSWORD = 'tres-gatos-suben-al-tejado'
const SMTP_PASSWORD = 'clave-del-correo-7f3a'
const METRICS_TOKEN = 'figuras-solo-para-quien-las-mide'

test('what opens the house stands in no log, no later answer and no table', async () => {
  // Nobody listens there: whatever is mailed fails, and says why.
  const app = await listeningApp({ SMTP_URL: `smtp://correo:${SMTP_PASSWORD}@127.0.0.1:1`, METRICS_TOKEN, MAIL_FROM: 'a@banco.example' })
  const ana = await signedIn(app, 'administrator', { email: 'ana@banco.example', password: PASSWORD })
  const { totpUri, recoveryCodes } = await ana.call(staff.beginTwoFactor, { password: PASSWORD })
  const { key } = await ana.call(staff.makeKey, { name: 'CRM', permissions: ['staff.read'] })
  // What is shown this once is forgotten here too: from now on nobody is told again.
  const shownOnce = new Set((await app.places()).filter(({ where }) => where.startsWith('answer')))
  const secrets: Record<string, string> = {
    password: PASSWORD,
    'password of the mail server': SMTP_PASSWORD,
    'token of the figures': METRICS_TOKEN,
    'key of the seals': app.config.secretKey?.split(':')[1] ?? '',
    'password of the database': decodeURIComponent(new URL(app.config.databaseUrl).password),
    'key of an integrator': key,
    'seed of the second factor': new URL(totpUri).searchParams.get('secret') ?? '',
    'session cookie': decodeURIComponent(ana.cookie.split('=')[1] ?? ''),
    ...Object.fromEntries(recoveryCodes.map((code, n) => [`recovery code ${n}`, code])),
  }
  expect(Object.values(secrets).every((secret) => secret.length >= 8)).toBe(true)

  const nobody = caller(app)
  await nobody.ask(staff.signIn, { email: 'ana@banco.example', password: PASSWORD }, { 'idempotency-key': 'una' })
  await nobody.ask(staff.signIn, { email: 'ana@banco.example', password: `${PASSWORD}x` })
  await nobody.ask(staff.resetPassword, { token: key, password: PASSWORD })
  await nobody.ask(staff.readInvitation, { token: key })
  await nobody.ask(staff.askForReset, { email: 'ana@banco.example' })
  const profile = (await ana.call(staff.listProfiles, {}))[0]!
  await ana.ask(staff.invitePerson, { email: 'beto@banco.example', name: 'Beto', profileId: profile.profileId })
  await ana.ask(staff.makeKey, { name: 'Otra', permissions: ['staff.read'] }, { authorization: `Bearer ${key}` })
  await ana.ask(staff.changePassword, { current: PASSWORD, next: PASSWORD }, { 'idempotency-key': 'dos' })
  for (let again = 0; again < 3; again++) {
    await app.settle()
    app.clock.wind(3_600_000)
  }
  for (const endpoint of app.http.endpoints.filter(({ method }) => method === 'GET')) {
    await ana.ask(endpoint, plausibleInput(endpoint.input))
    await caller(app, { authorization: `Bearer ${key}` }).ask(endpoint, plausibleInput(endpoint.input))
  }
  for (const url of ['/metrics', `/metrics?token=${METRICS_TOKEN}`, '/healthz', '/readyz', `/api/keys?key=${key}`])
    await app.http.raw.inject({ url, headers: { authorization: 'Bearer wrong' } })

  const places = (await app.places()).filter((place) => !shownOnce.has(place))
  expect(findLeaks(places, secrets)).toEqual([])
})

test('the search finds what is planted, whatever it was written as', async () => {
  const app = await listeningApp({})
  const secret = 'sésamo/ábrete+7f3a91'
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(`u:${secret}`).toString('base64'),
    Buffer.from(secret).toString('hex'),
    JSON.stringify({ secret }),
  ]
  for (const [n, name] of forms.entries())
    await app.db
      .insertInto('teams')
      .values({ id: crypto.randomUUID(), name: `${n} ${name}` })
      .execute()
  const rows = (await dumpDatabase(app.db)).filter(({ where }) => where === 'table public.teams')
  expect(rows.map((row) => findLeaks([row], { secret }))).toEqual(forms.map(() => ['secret: table public.teams']))
  app.platform.log.warn({ secret }, 'planted')
  expect(findLeaks(await app.places(), { secret })).toEqual(['secret: log', 'secret: table public.teams'])
})
