import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { isConnectionLost, patientPool } from './patient-pool.ts'

test('a connection that is lost under a query is told as a reason to try again, and the next one works', async () => {
  const { platform } = await testApp()
  const pool = patientPool(platform.pool)
  const client = await pool.connect()
  const failed = client.query('select pg_terminate_backend(pg_backend_pid())')
  await expect(failed).rejects.toMatchObject({ code: '40001' })
  client.release(true)
  const next = await pool.connect()
  expect((await next.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await expect(next.query('select nonsense')).rejects.toMatchObject({ code: '42703' })
  next.release()
})

test.each([
  ['Connection terminated unexpectedly', undefined, true],
  ['terminating connection due to administrator command', '57P01', true],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED', true],
  ['duplicate key value violates unique constraint', '23505', false],
])('«%s» (%s) means a lost connection: %s', (message, code, lost) => {
  expect(isConnectionLost(Object.assign(new Error(message), code && { code }))).toBe(lost)
})
