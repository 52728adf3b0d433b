import { changeAccount, connectAccount, listAccounts } from '@atalaya/shared/contract/accounts.ts'
import { expect, test } from 'vitest'
import { publishPost } from '../../../../simulators/src/x/world/publish-post.ts'
import { signedIn } from '../../../test/people.ts'
import { testApp } from '../../../test/test-app.ts'
import { xNetwork } from '../../../test/x-network.ts'
import type { RawEvent } from '../../connectors/channel.ts'
import { inTransaction } from '../../platform/db.ts'
import { callWithRefresh } from '../call-with-refresh.ts'
import { notePace } from '../note-pace.ts'
import { forgetAccount, openAccount } from '../open-account.ts'
import { refreshAccount } from '../refresh-account.ts'
import { pollAccount } from './poll-account.ts'
import { pollDue } from './poll-due.ts'

async function polled() {
  const x = await xNetwork()
  const app = await testApp(x.egress)
  const admin = await signedIn(app, 'administrator')
  const { account } = await admin.call(connectAccount, { ...x.form(), pollEveryS: 60 })
  const stored: RawEvent[] = []
  const poll = () => pollAccount(app.platform, account.accountId, async (events) => void stored.push(...events))
  const mention = (text = '@bancoandino ayuda') => publishPost(x.world, { authorId: x.customer.userId, text })
  return { x, app, admin, accountId: account.accountId, stored, poll, mention }
}
type Scene = Awaited<ReturnType<typeof polled>>
const shown = async ({ admin }: Scene) => (await admin.call(listAccounts, {}))[0]!
const said = async ({ app }: Scene, type: string) => (await app.db.selectFrom('facts').select('seq').where('type', '=', type).execute()).length

test('an account is polled when it is due and not before, each event once', async () => {
  const { app, stored, poll, mention } = await polled()
  mention()
  expect([await poll(), await poll()]).toEqual(['polled', 'not-due'])
  app.clock.wind(60_000)
  mention()
  expect(await poll()).toBe('polled')
  expect(stored).toHaveLength(2)
})

test('of several processes that find it due one polls', async () => {
  const { poll, mention, stored } = await polled()
  mention()
  const outcomes = await Promise.all([poll(), poll(), poll(), poll()])
  expect(outcomes.filter((outcome) => outcome === 'polled')).toHaveLength(1)
  expect(stored).toHaveLength(1)
})

test('what reading costs is added up, and an account at its budget is left alone and says so once', async () => {
  const scene = await polled()
  const { app, admin, accountId, poll, mention } = scene
  await admin.call(changeAccount, { accountId, budgetMicros: 2000 })
  mention()
  mention()
  await poll()
  expect((await shown(scene)).spend).toMatchObject({ units: 2, costMicros: 2000 })
  for (let times = 0; times < 2; times++) {
    app.clock.wind(60_000)
    expect(await poll()).toBe('over-budget')
  }
  expect((await shown(scene)).health).toBe('over-budget')
  expect(await said(scene, 'account.over-budget')).toBe(1)
  await admin.call(changeAccount, { accountId, budgetMicros: 1_000_000 })
  app.clock.wind(60_000)
  expect(await poll()).toBe('polled')
  expect((await shown(scene)).health).toBe('well')
})

test('when the events could not be stored they are read again', async () => {
  const { app, accountId, stored, poll, mention } = await polled()
  mention()
  await expect(pollAccount(app.platform, accountId, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
  app.clock.wind(60_000)
  await poll()
  expect(stored).toHaveLength(1)
})

test('a limit of the network is waited for, and shown', async () => {
  const scene = await polled()
  const { x, app, poll } = scene
  await x.fault({ kind: 'rate-limit', route: 'GET /2/users/:id/mentions', reset_after_s: 600, times: 1 })
  expect(await poll()).toBe('refused')
  expect(await shown(scene)).toMatchObject({ health: 'troubled', reason: 'rate-limited' })
  app.clock.wind(300_000)
  expect(await poll()).toBe('not-due')
  await fetch(`${x.url}/_sim/faults`, { method: 'DELETE' })
  app.clock.wind(400_000)
  expect(await poll()).toBe('polled')
  expect((await shown(scene)).health).toBe('well')
})

test('an expired token is renewed and the call made again', async () => {
  const { x, poll, mention, stored } = await polled()
  await fetch(`${x.url}/_sim/tokens`, { method: 'DELETE' })
  mention()
  expect(await poll()).toBe('polled')
  expect(stored).toHaveLength(1)
})

test('many calls that meet an expired token renew it once', async () => {
  const { x, app, accountId } = await polled()
  await fetch(`${x.url}/_sim/tokens`, { method: 'DELETE' })
  const check = () => callWithRefresh(app.platform, accountId, ({ connector, ...account }) => connector.check(account, app.platform.egress))
  await Promise.all(Array.from({ length: 6 }, check))
  expect(x.world.refreshTokens.size).toBe(1)
  expect((await app.db.selectFrom('accounts').select('state').executeTakeFirstOrThrow()).state).toBe('active')
})

test('a renewal that another made meanwhile is taken as it is', async () => {
  const { app, accountId, x } = await polled()
  const stale = await openAccount(app.platform, accountId)
  const first = await refreshAccount(app.platform, stale)
  const second = await refreshAccount(app.platform, stale)
  expect(second.secrets).toEqual(first.secrets)
  expect(x.world.refreshTokens.size).toBe(1)
})

test('an account that nobody believes any more is broken once and polled no more', async () => {
  const scene = await polled()
  const { x, app, poll } = scene
  x.world.accessTokens.clear()
  x.world.refreshTokens.clear()
  expect(await poll()).toBe('refused')
  app.clock.wind(60_000)
  expect(await poll()).toBe('not-due')
  expect(await shown(scene)).toMatchObject({ health: 'broken', reason: 'token-expired' })
  expect(await said(scene, 'account.broken')).toBe(1)
})

test('a limit that is used up pauses what leaves until it starts anew, and never shortens a pause', async () => {
  const { app, accountId } = await polled()
  const at = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000)
  const note = (remaining: number, minutes: number) =>
    inTransaction(app.db, (tx) => notePace(tx, accountId, { remaining, resetsAt: at(minutes) }, 'public'))
  await note(3, 5)
  await note(0, 15)
  await note(0, 10)
  forgetAccount(app.platform, accountId)
  expect((await openAccount(app.platform, accountId)).row.paused_until).toEqual(at(15))
})

test('everything due is polled into the store of events', async () => {
  const { app, mention } = await polled()
  mention()
  await pollDue(app.platform)
  expect(await app.db.selectFrom('raw_events').select(['via', 'key', 'state']).execute()).toMatchObject([
    { via: 'poll', key: expect.stringMatching(/^post:\d+$/), state: 'pending' },
  ])
})
