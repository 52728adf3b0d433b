import { readdirSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { makeRandom, type Random } from '../../../tools/seed/random.ts'
import { openParser } from '../../src/intake/parse-events.ts'
import { takeInPending } from '../../src/intake/run-intake.ts'
import { newId } from '../../src/platform/ids.ts'
import { type TestApp, testApp } from '../test-app.ts'
import { spoilValue } from './spoil-value.ts'

const EVENTS = Number(process.env.FUZZ_REQUESTS ?? 400)
const SEED = process.env.FUZZ_SEED ?? 'atalaya'
const FIXTURES = new URL('../../src/connectors/x/fixtures/', import.meta.url)

const readBodies = () =>
  readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(new URL(name, FIXTURES), 'utf8'))

/** Events of the network with values exchanged for hostile ones, stored as its web hook would. */
async function storeSpoiled({ db }: TestApp, random: Random, count: number): Promise<void> {
  const accountId = newId()
  await db
    .insertInto('accounts')
    .values({ id: accountId, channel: 'x', provider_id: '1501234567890123777', handle: 'bancoandino', name: 'Banco Andino' })
    .execute()
  const bodies = readBodies()
  const rows = Array.from({ length: count }, (_, number) => ({
    account_id: accountId,
    lane: 0,
    key: String(number),
    via: 'webhook',
    body: JSON.stringify(spoilValue(random, JSON.parse(random.pick(bodies)))),
  }))
  for (let at = 0; at < count; at += 500)
    await db
      .insertInto('raw_events')
      .values(rows.slice(at, at + 500))
      .execute()
}

test('whatever a network sends is taken in or set aside with its reason, and the intake goes on', { timeout: 600_000 }, async () => {
  const app = await testApp()
  const parser = openParser()
  onTestFinished(() => parser.close())
  await storeSpoiled(app, makeRandom(SEED), EVENTS)
  while (await takeInPending(app.platform, parser));
  const events = await app.db.selectFrom('raw_events').select(['state', 'reason', 'body', 'tries']).execute()
  expect(events.filter(({ state }) => state === 'pending')).toEqual([])
  expect(events.filter(({ state, reason }) => state === 'parked' && !reason)).toEqual([])
  const failed = events.filter(({ state, tries }) => state === 'parked' && tries > 1)
  expect(
    failed.map(({ reason, body }) => [reason, body.slice(0, 2_000)]),
    `seed ${SEED}: understood, but not taken`,
  ).toEqual([])
})
