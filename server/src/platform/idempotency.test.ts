import { createHash } from 'node:crypto'
import { beginTwoFactor, makeKey } from '@atalaya/shared/contract/staff.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../../test/people.ts'
import { testApp } from '../../test/test-app.ts'

test('a repeat is given the first answer; another body, or another caller, is not', async () => {
  const app = await testApp()
  const [one, other] = [await signedIn(app, 'administrator'), await signedIn(app, 'administrator')]
  const header = { 'idempotency-key': 'the-same' }
  const input = { name: 'CRM', permissions: ['case.read' as const] }
  const first = await one.ask(makeKey, input, header)
  expect(await one.ask(makeKey, input, header)).toMatchObject({ status: 200, body: { key: first.body.key } })
  expect(await one.ask(makeKey, { ...input, name: 'ERP' }, header)).toMatchObject({ status: 409, code: 'idempotency/other-request' })
  const others = await other.ask(makeKey, input, header)
  expect(others.status).toBe(200)
  expect(others.body.key).not.toBe(first.body.key)
})

test('the table says nothing of what was asked or answered', async () => {
  const app = await testApp()
  const one = await signedIn(app, 'administrator', { password: 'una clave larga 7' })
  const { body } = await one.ask(makeKey, { name: 'CRM', permissions: ['case.read'] }, { 'idempotency-key': 'a' })
  await one.ask(beginTwoFactor, { password: 'una clave larga 7' }, { 'idempotency-key': 'b' })
  const rows = await app.db.selectFrom('idempotency_keys').selectAll().execute()
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain(body.key)
  const guess = createHash('sha256').update('/api/me/two-factor\n{"password":"una clave larga 7"}').digest('base64url')
  expect(rows.map((row) => row.digest)).not.toContain(guess)
})
