import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { watchIntake } from '../../src/accounts/backfill/watch-intake.ts'
import { openListeners } from '../../src/accounts/listen/listen-all.ts'
import { markBroken } from '../../src/accounts/mark-broken.ts'
import { markHealed } from '../../src/accounts/mark-healed.ts'
import { type Connector, ConnectorError, type Listening } from '../../src/connectors/channel.ts'
import { inTransaction } from '../../src/platform/db.ts'
import { message, type Postbox, postbox } from '../postbox.ts'

/** A network that holds the line until it is told what to do with it. */
function line() {
  const open: { listening: Listening; end(error?: Error): void }[] = []
  let opened = Promise.withResolvers<void>()
  const listen: NonNullable<Connector['listen']> = (_account, listening) =>
    new Promise((resolve, reject) => {
      listening.signal.addEventListener('abort', () => resolve())
      open.push({ listening, end: (error) => (error ? reject(error) : resolve()) })
      opened.resolve()
      opened = Promise.withResolvers()
    })
  return { open, listen, next: () => opened.promise }
}

const body = (providerId: string) => JSON.stringify({ entries: [{ to: 'brand', items: [message({ providerId })] }] })
const stateOf = async ({ app }: Postbox) =>
  (
    await sql<{ cursor: object; listener: string | null; reason: string | null; failures: number }>`
      select listen_cursor as cursor, listener, state_reason as reason, listen_failures as failures from accounts`.execute(app.db)
  ).rows[0]!
async function listeners({ app }: Postbox) {
  const one = openListeners(app.platform)
  onTestFinished(() => one.stop())
  return one
}

test('one process listens; what it hears is stored with how far it came, and another takes over from there once it stops', async () => {
  const { open, listen } = line()
  const box = await postbox({ listen })
  const [first, second] = [await listeners(box), await listeners(box)]
  await first.look()
  await second.look()
  await expect.poll(() => open).toHaveLength(1)
  await open[0]!.listening.accept([{ key: 'k1', body: body('p1') }], { uid: '1' })
  await open[0]!.listening.accept([], { uid: '7' })
  expect(await stateOf(box)).toMatchObject({ cursor: { uid: '7' } })
  await first.stop()
  await expect(open[0]!.listening.accept([{ key: 'k2', body: body('p2') }], { uid: '8' })).rejects.toThrow()
  await second.look()
  await expect.poll(() => open).toHaveLength(2)
  expect(open[1]!.listening.cursor).toEqual({ uid: '7' })
  await box.settle()
  expect((await sql`select provider_id as id from messages`.execute(box.app.db)).rows).toEqual([{ id: 'p1' }])
  expect((await sql`select via from raw_events`.execute(box.app.db)).rows).toEqual([{ via: 'listen' }])
})

test('a connection that ends is tried again later each time, and the account says why', async () => {
  const { open, listen } = line()
  const box = await postbox({ listen })
  const one = await listeners(box)
  await one.look()
  await expect.poll(() => open).toHaveLength(1)
  open[0]!.end(new ConnectorError('retry', 'unreachable', 'no answer'))
  await expect.poll(() => stateOf(box)).toMatchObject({ listener: null, reason: 'unreachable', failures: 1 })
  await one.look()
  expect(open).toHaveLength(1)
  box.app.clock.wind(2_000)
  await one.look()
  await expect.poll(() => open).toHaveLength(2)
})

test('secrets that the mailbox refuses break the account', async () => {
  const { open, listen } = line()
  const box = await postbox({ listen })
  await (await listeners(box)).look()
  await expect.poll(() => open).toHaveLength(1)
  open[0]!.end(new ConnectorError('reconnect', 'token-expired', 'no'))
  await expect.poll(async () => (await sql<{ state: string }>`select state from accounts`.execute(box.app.db)).rows[0]!.state).toBe('broken')
})

test('an account that heals, and all of them after the product was away, are asked for what they missed', async () => {
  const asked: Date[] = []
  const box = await postbox({
    backfill: async (_account, since) => {
      asked.push(since)
      return [{ key: 'missed', body: body('missed') }]
    },
  })
  const { db, platform, clock } = box.app
  await box.settle()
  expect(asked).toEqual([])
  await box.bring([message()])
  const { last_event_at: heardAt } = await db.selectFrom('accounts').select('last_event_at').executeTakeFirstOrThrow()
  await inTransaction(db, (tx) => markBroken(tx, box.accountId, 'token-expired'))
  await db
    .updateTable('accounts')
    .set({ last_event_at: new Date(Date.now() + 60_000) })
    .execute()
  await inTransaction(db, (tx) => markHealed(tx, box.accountId))
  await box.settle()
  expect(asked).toEqual([new Date(heardAt!.getTime() - 5 * 60_000)])
  await box.settle()
  expect((await sql`select 1 from messages where provider_id = 'missed'`.execute(db)).rows).toHaveLength(1)
  await watchIntake(platform)
  clock.wind(10 * 60_000)
  await watchIntake(platform)
  await box.settle()
  expect(asked).toHaveLength(1)
  const seenAt = clock.now()
  clock.wind(20 * 60_000)
  await watchIntake(platform)
  await box.settle()
  expect(asked.slice(1)).toEqual([new Date(seenAt.getTime() - 5 * 60_000)])
})
