import { connectAccount, listAccounts } from '@atalaya/shared/contract/accounts.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../../test/people.ts'
import { testApp } from '../../test/test-app.ts'
import { xNetwork } from '../../test/x-network.ts'
import { openAccount } from './open-account.ts'
import { refreshAccount } from './refresh-account.ts'
import { renewDue } from './renew-due.ts'

const HOUR_MS = 3_600_000

async function renewed() {
  const x = await xNetwork()
  const app = await testApp(x.egress)
  const admin = await signedIn(app, 'administrator')
  const { account } = await admin.call(connectAccount, x.form())
  await refreshAccount(app.platform, await openAccount(app.platform, account.accountId))
  return { x, app, admin, renew: () => Promise.all([1, 2, 3].map(() => renewDue(app.platform))) }
}

test('secrets are renewed once before they expire, and not long before', async () => {
  const { x, app, renew } = await renewed()
  await renew()
  expect(x.world.refreshes).toBe(1)
  app.clock.wind(2 * HOUR_MS - 5 * 60_000)
  await renew()
  expect(x.world.refreshes).toBe(2)
})

test('an account whose secrets are renewed no more is broken before anybody needs it', async () => {
  const { x, app, admin, renew } = await renewed()
  x.world.refreshTokens.clear()
  app.clock.wind(2 * HOUR_MS)
  await renew()
  expect((await admin.call(listAccounts, {}))[0]).toMatchObject({ health: 'broken', reason: 'token-expired' })
})

test('a network that fails for a while is asked again a minute later', async () => {
  const { x, app, admin, renew } = await renewed()
  await x.fault({ kind: 'http-500', route: 'POST /2/oauth2/token', times: 1 })
  app.clock.wind(2 * HOUR_MS)
  await renew()
  await renew()
  expect(x.world.refreshes).toBe(1)
  app.clock.wind(61_000)
  await renew()
  expect(x.world.refreshes).toBe(2)
  expect((await admin.call(listAccounts, {}))[0]!.health).not.toBe('broken')
})
