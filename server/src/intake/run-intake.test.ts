import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { acceptorOf } from '../accounts/accept-events.ts'
import { inTransaction } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { runIntake } from './run-intake.ts'

test('a lane that another process holds keeps no other waiting, and has its turn afterwards', async () => {
  const { platform, db } = await testApp()
  const accounts = [0, 1].map((lane) => ({ accountId: newId(), lane, channel: 'x' }))
  for (const { accountId, lane } of accounts)
    await sql`insert into accounts (id, channel, provider_id, handle, name, lane) values (${accountId}, 'x', ${accountId}, 'banco', 'Banco', ${lane})`.execute(
      db,
    )
  const held = Promise.withResolvers<void>()
  const holding = Promise.withResolvers<void>()
  const other = inTransaction(db, async (tx) => {
    await sql`select 1 from intake_lanes where lane = 0 for update`.execute(tx)
    holding.resolve()
    await held.promise
  })
  await holding.promise
  const intake = runIntake(platform)
  onTestFinished(() => intake.stop())
  const body = '{"data":{"event_type":"unheard.of","event_uuid":"1"}}'
  for (const account of accounts) await acceptorOf(platform).accept(account, 'webhook', [{ key: 'one', body }])
  const waiting = async () => {
    const { rows } = await sql<{ lane: number }>`select lane from raw_events where state = 'pending' order by lane`.execute(db)
    return rows.map(({ lane }) => lane)
  }
  while ((await waiting()).includes(1)) await sleep(10)
  expect(await waiting()).toEqual([0])
  held.resolve()
  await other
  while ((await waiting()).length > 0) await sleep(10)
})
