import {
  changeAccount,
  checkAccount,
  connectAccount,
  listAccounts,
  listChannels,
  pauseAccount,
  removeAccount,
  replaceSecrets,
  sendTestMessage,
} from '@atalaya/shared/contract/accounts.ts'
import { expect, test } from 'vitest'
import { grantTokens } from '../../../../simulators/src/x/world/add-app.ts'
import { addUser } from '../../../../simulators/src/x/world/add-user.ts'
import { signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { type XNetwork, xNetwork } from '../../../test/x-network.ts'
import { openSeal } from '../../platform/seal.ts'
import { resealSecrets } from '../reseal-secrets.ts'

async function setUp() {
  const x = await xNetwork()
  const app = await testApp(x.egress)
  return { x, app, admin: await signedIn(app, 'administrator') }
}
async function connected() {
  const all = await setUp()
  const { account } = await all.admin.call(connectAccount, all.x.form())
  return { ...all, account }
}
const facts = async ({ db }: Awaited<ReturnType<typeof testApp>>) =>
  (await db.selectFrom('facts').select('type').where('type', 'like', 'account.%').orderBy('seq').execute()).map(({ type }) => type)
const expireTokens = (x: XNetwork) => fetch(`${x.url}/_sim/tokens`, { method: 'DELETE' })

test('every channel comes with its form', async () => {
  const { admin } = await setUp()
  const [x] = (await admin.call(listChannels, {})).filter((one) => one.channel === 'x')
  expect(x).toMatchObject({ polls: true, pushes: true, limits: { public: { maxLength: 280, unit: 'weighted' } } })
  expect(x?.form.find((field) => field.name === 'accessToken')).toMatchObject({ kind: 'secret', required: true })
})

test('a connected account tells who it is and what it may do, and never its secrets', async () => {
  const { app, admin, x, account } = await connected()
  expect(account).toMatchObject({
    handle: 'bancoandino',
    name: 'Banco Andino',
    providerId: x.brand.userId,
    health: 'well',
    capabilities: { like: false },
  })
  expect(account.secrets).toMatchObject({ accessToken: { set: true }, bearerToken: { set: false } })
  expect(await facts(app)).toContain('account.connected')
  const whole = JSON.stringify([await admin.call(listAccounts, {}), await app.db.selectFrom('accounts').selectAll().execute()])
  for (const token of x.world.accessTokens.keys()) expect(whole).not.toContain(token)
  expect(whole).not.toContain(x.app.consumerSecret)
})

test('who may only see accounts sees neither settings nor which secrets there are', async () => {
  const { app } = await connected()
  const agent = await signedIn(app, 'agent')
  expect(await agent.call(listAccounts, {})).toMatchObject([{ settings: {}, secrets: {}, facts: {}, hookUrl: null, handle: 'bancoandino' }])
})

test('what the network refuses is not connected, and the answer says why', async () => {
  const { app, admin, x } = await setUp()
  const form = x.form()
  const wrong = { ...form, secrets: { accessToken: 'wrong' } }
  expect(await admin.ask(connectAccount, wrong)).toMatchObject({
    status: 409,
    code: 'account/refused',
    body: { details: { reason: 'token-expired' } },
  })
  expect(await admin.ask(connectAccount, { ...form, settings: { ...form.settings, surprise: 1 } })).toMatchObject({ code: 'account/invalid-form' })
  expect(await admin.ask(connectAccount, { ...form, channel: 'telex' })).toMatchObject({ status: 404, code: 'account/unknown-channel' })
  expect(await admin.ask(connectAccount, { ...form, settings: { baseUrl: 'http://169.254.169.254' } })).toMatchObject({ code: 'account/refused' })
  expect(await app.db.selectFrom('accounts').select('id').execute()).toEqual([])
})

test('an access token that expired before it was pasted is renewed on the spot', async () => {
  const { admin, x } = await setUp()
  const form = x.form()
  await expireTokens(x)
  const { account } = await admin.call(connectAccount, form)
  expect((await admin.call(checkAccount, { accountId: account.accountId })).health).toBe('well')
})

test('one account is connected once, also by two at the same time', async () => {
  const { admin, x } = await setUp()
  const answers = await Promise.all([1, 2, 3].map(() => admin.ask(connectAccount, x.form())))
  expect(answers.map(({ status, code }) => code ?? status).sort()).toEqual([200, 'account/exists', 'account/exists'])
})

test('settings are merged and must suit the channel', async () => {
  const { admin, account } = await connected()
  const { accountId } = account
  const changed = await admin.call(changeAccount, {
    accountId,
    settings: { canLike: true },
    budgetMicros: 5_000_000,
    pollEveryS: 60,
    caseForMentions: true,
  })
  expect(changed).toMatchObject({ capabilities: { like: true }, budgetMicros: 5_000_000, pollEveryS: 60, caseForMentions: true })
  expect(changed.settings).toMatchObject({ clientId: account.settings.clientId, canLike: true })
  expect(await admin.ask(changeAccount, { accountId, settings: { premium: 'maybe' } })).toMatchObject({ code: 'account/invalid-form' })
  const teamId = accountId
  expect(await admin.ask(changeAccount, { accountId, teamId })).toMatchObject({ code: 'team/unknown' })
})

test('secrets that nobody may read are not sent to another address either', async () => {
  const { admin, account } = await connected()
  const { accountId, settings } = account
  const elsewhere = { baseUrl: 'https://elsewhere.example' }
  expect(await admin.ask(changeAccount, { accountId, settings: elsewhere })).toMatchObject({ status: 409, code: 'account/address-fixed' })
  expect((await admin.call(changeAccount, { accountId, settings: { ...settings, premium: true } })).settings).toMatchObject({ premium: true })
})

test('a change that names nothing changes nothing', async () => {
  const { app, admin, account } = await connected()
  const changes = () => app.db.selectFrom('facts').select('seq').where('type', '=', 'account.changed').execute()
  const before = await changes()
  expect((await admin.call(changeAccount, { accountId: account.accountId })).settings).toEqual(account.settings)
  expect(await changes()).toEqual(before)
})

test('secrets of another account are refused, and those of this one heal it', async () => {
  const { app, admin, x, account } = await connected()
  const { accountId } = account
  const other = addUser(x.world, { username: 'otro' })
  const foreign = grantTokens(x.world, x.app.appId, other.userId)
  expect(await admin.ask(replaceSecrets, { accountId, secrets: { accessToken: foreign.accessToken } })).toMatchObject({
    code: 'account/other-account',
  })
  x.world.accessTokens.clear()
  x.world.refreshTokens.clear()
  expect(await admin.call(checkAccount, { accountId })).toMatchObject({ health: 'broken', reason: 'token-expired' })
  const fresh = x.form().secrets
  const healed = await admin.call(replaceSecrets, { accountId, secrets: { ...fresh, clientSecret: null } })
  expect(healed.account).toMatchObject({ health: 'well', secrets: { clientSecret: { set: false } } })
  expect(await facts(app)).toEqual(expect.arrayContaining(['account.broken', 'account.healed']))
})

test('a paused account says so, and goes on when it is let', async () => {
  const { admin, account } = await connected()
  expect(await admin.call(pauseAccount, { accountId: account.accountId, paused: true })).toMatchObject({ health: 'paused' })
  expect(await admin.call(pauseAccount, { accountId: account.accountId, paused: false })).toMatchObject({ health: 'well' })
})

test('a removed account is gone with its secrets, and connecting it again takes it up where it was', async () => {
  const { app, admin, x, account } = await connected()
  const { accountId } = account
  for (let times = 0; times < 2; times++) expect(await admin.call(removeAccount, { accountId })).toEqual({ done: true })
  expect(await admin.call(listAccounts, {})).toEqual([])
  expect(await admin.ask(checkAccount, { accountId })).toMatchObject({ status: 404 })
  expect(await app.db.selectFrom('accounts').select('secrets').execute()).toEqual([{ secrets: null }])
  expect((await admin.call(connectAccount, x.form())).account.accountId).toBe(accountId)
})

test('a test message reaches the person, and a refusal says why', async () => {
  const { admin, x, account } = await connected()
  const { accountId } = account
  const { providerId } = await admin.call(sendTestMessage, { accountId, recipientKey: x.customer.userId, text: 'Prueba' })
  expect(x.world.dms.get(providerId)).toMatchObject({ recipientId: x.customer.userId, text: 'Prueba' })
  expect(await admin.ask(sendTestMessage, { accountId, recipientKey: '404', text: 'Prueba' })).toMatchObject({
    code: 'account/refused',
    body: { details: { reason: 'gone' } },
  })
})

test('an address the network cannot reach is a problem to be seen and not a failure to connect', async () => {
  const { admin, x } = await setUp()
  const form = x.form()
  const { account } = await admin.call(connectAccount, { ...form, secrets: { ...form.secrets, bearerToken: x.app.bearerToken } })
  expect(account).toMatchObject({
    health: 'troubled',
    problems: [{ code: 'not-subscribed' }],
    hookUrl: expect.stringContaining(`/hooks/${account.accountId}`),
  })
})

test('secrets sealed by a former key are sealed anew at the start', async () => {
  const { app } = await connected()
  const [older, newer] = [`t1:${Buffer.alloc(32, 7).toString('base64')}`, `t2:${Buffer.alloc(32, 8).toString('base64')}`]
  await resealSecrets({ db: app.db, seal: openSeal(`${newer},${older}`) })
  const { id, secrets } = await app.db.selectFrom('accounts').select(['id', 'secrets']).executeTakeFirstOrThrow()
  expect(openSeal(newer).open(secrets!, `account:${id}`)).toContain('accessToken')
})
