import { checkAccount, connectAccount, listAccounts, pauseAccount } from '@atalaya/shared/contract/accounts.ts'
import { readDoctor, subscribeAgain } from '@atalaya/shared/contract/doctor.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { brandOnX } from '../../../test/brand-on-x.ts'
import { signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { xNetwork } from '../../../test/x-network.ts'
import { hastenJobs } from '../../platform/jobs.ts'
import type { Mail } from '../../platform/mail.ts'
import { acceptorOf } from '../accept-events.ts'
import { changeBreaker } from '../breaker/keep-breaker.ts'
import { examineDue } from './examine-due.ts'

const HOUR_MS = 3_600_000

async function onX() {
  const scene = await brandOnX()
  const sent: Mail[] = []
  Object.assign(scene.app.platform, { mail: { configured: true, send: async (mail: Mail) => void sent.push(mail) } })
  const admin = await signedIn(scene.app, 'administrator')
  const { accountId } = scene
  return {
    ...scene,
    admin,
    sent,
    doctor: () => admin.call(readDoctor, { accountId }),
    facts: async (type: string) => (await sql`select 1 from facts where type = ${type}`.execute(scene.app.db)).rows.length,
    async hourLater() {
      scene.app.clock.wind(HOUR_MS + 1000)
      while (await examineDue(scene.app.platform));
      await scene.settle()
      await hastenJobs(scene.app.platform, HOUR_MS)
      await scene.settle()
    },
  }
}

test('events that the network stopped sending are asked for again by themselves, and it is said', async () => {
  const scene = await onX()
  expect(await scene.doctor()).toMatchObject({ delivery: { way: 'webhook', state: 'fine' }, resubscribedAt: null })
  scene.network.world.subscriptions.clear()
  await scene.hourLater()
  expect(scene.network.world.subscriptions.size).toBeGreaterThan(0)
  const seen = await scene.doctor()
  expect(seen).toMatchObject({ account: { health: 'well' }, delivery: { state: 'fine' }, resubscribedAt: expect.any(String) })
  expect(await scene.facts('account.troubled')).toBe(0)
  await scene.hourLater()
  expect(await scene.facts('account.resubscribed')).toBe(1)
})

test('a token that the network refuses breaks the account and is told to administrators once', async () => {
  const scene = await onX()
  await signedIn(scene.app, 'agent')
  scene.network.world.accessTokens.clear()
  scene.network.world.refreshTokens.clear()
  await scene.hourLater()
  expect((await scene.doctor()).account).toMatchObject({ health: 'broken', reason: 'token-expired' })
  await scene.hourLater()
  await scene.hourLater()
  expect(await scene.facts('account.broken')).toBe(1)
  expect(scene.sent).toHaveLength(1)
  expect(scene.sent[0]!.text).toContain(`/accounts/${scene.accountId}`)
  expect((await scene.doctor()).errors).toContainEqual(expect.objectContaining({ source: 'account', code: 'token-expired', count: 1 }))
})

test('a problem that is new is told once, and again only when it comes back', async () => {
  const { app, admin, accountId, facts, hourLater } = await onX()
  const forget = (code: string) =>
    sql`update accounts set last_check = jsonb_build_object('facts', '{}'::jsonb, 'problems', jsonb_build_array(jsonb_build_object('code', ${code}::text, 'detail', '')))
      where id = ${accountId}`.execute(app.db)
  await sql`update accounts set provider_id = '1' where id = ${accountId}`.execute(app.db)
  await forget('wrong-account')
  await hourLater()
  expect(await facts('account.troubled')).toBe(0)
  await forget('another')
  await hourLater()
  await hourLater()
  expect(await facts('account.troubled')).toBe(1)
  expect((await admin.call(listAccounts, {}))[0]).toMatchObject({ health: 'troubled' })
})

test('a network that fails for a moment alarms nobody and forgets nothing that was known', async () => {
  const scene = await onX()
  await scene.control('POST', '/faults', { kind: 'http-500', route: 'GET /2/users/me', times: 1 })
  const before = (await scene.doctor()).account.facts
  await scene.hourLater()
  expect((await scene.doctor()).account).toMatchObject({ facts: before, problems: [{ detail: expect.any(String) }] })
  expect(scene.sent).toEqual([])
  await scene.hourLater()
  expect((await scene.doctor()).account.problems).toEqual([])
})

test('errors of a day are counted by what happened, and older ones are left out', async () => {
  const { app, accountId, doctor } = await onX()
  await changeBreaker(app.db, accountId, 'public', (quiet) => ({ ...quiet, openedAt: new Date().toISOString() }))
  await acceptorOf(app.platform).accept(
    { accountId, lane: 0, channel: 'x' },
    'webhook',
    [1, 2, 3].map((n) => ({ key: `odd:${n}`, body: '{}' })),
  )
  await sql`update raw_events set state = 'parked', reason = 'not-json: Unexpected token ' || key where key like 'odd:%'`.execute(app.db)
  await sql`update raw_events set received_at = received_at - interval '25 hours' where key = 'odd:3'`.execute(app.db)
  expect((await doctor()).errors).toEqual(
    expect.arrayContaining([
      { source: 'events', code: 'not-json', count: 2, lastAt: expect.any(String) },
      { source: 'account', code: 'unreachable', count: 1, lastAt: expect.any(String) },
    ]),
  )
})

test('it is said since when the secrets are in use, until when they work and when they are renewed', async () => {
  const x = await xNetwork()
  const app = await testApp(x.egress)
  const admin = await signedIn(app, 'administrator')
  const { account } = await admin.call(connectAccount, x.form())
  const { accountId } = account
  expect((await admin.call(readDoctor, { accountId })).token).toMatchObject({ sinceAt: expect.any(String), isEndless: false })
  expect((await admin.call(readDoctor, { accountId })).delivery).toEqual({ way: 'polls', state: 'missing' })
  await admin.call(pauseAccount, { accountId, paused: true })
  expect((await admin.call(readDoctor, { accountId })).nextExamAt).toBeNull()
})

test('an administrator may ask for the events again, and a person without that right may not', async () => {
  const { admin, app, network, accountId } = await onX()
  network.world.subscriptions.clear()
  expect((await admin.call(subscribeAgain, { accountId })).problems).toEqual([])
  expect(network.world.subscriptions.size).toBeGreaterThan(0)
  const agent = await signedIn(app, 'agent')
  expect(await agent.ask(readDoctor, { accountId })).toMatchObject({ status: 403 })
  expect(await admin.call(checkAccount, { accountId })).toMatchObject({ health: 'well' })
})
