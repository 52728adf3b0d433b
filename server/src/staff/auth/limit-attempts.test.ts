import { expect, test } from 'vitest'
import { testApp } from '../../../test/test-app.ts'
import { networkOf } from '../../platform/network-of.ts'
import { sweepSignIns } from '../sweep-sign-ins.ts'
import { countAttempt } from './limit-attempts.ts'

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('guesses from %s are counted for %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})

test('refused attempts do not keep an account shut, and old ones are swept away', async () => {
  const { db, clock, platform } = await testApp()
  const attempt = () => countAttempt(db, { kind: 'password', email: 'rocio@tambo.example', ip: '203.0.113.9', at: clock.now() })
  for (let n = 0; n < 10; n++) await attempt()
  await expect(attempt()).rejects.toMatchObject({ kind: 'rate_limited' })
  const count = async () => (await db.selectFrom('sign_in_attempts').select('id').execute()).length
  expect(await count()).toBe(10)
  clock.wind(25 * 3_600_000)
  await sweepSignIns(platform)
  expect(await count()).toBe(0)
})
