import { listCases } from '@atalaya/shared/contract/cases.ts'
import * as contract from '@atalaya/shared/contract/overview.ts'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { type Calling, signedIn } from '../../test/people.ts'
import { testApp } from '../../test/test-app.ts'
import { inTransaction } from '../platform/db.ts'
import { addTeam } from '../staff/add-team.ts'
import { fillCases, setScene } from './analytics.fixture.ts'

type Filter = Partial<z.input<(typeof listCases)['input']>>
const DAY_MS = 86_400_000

test('every figure is the length of the list that it opens, for who sees everything and for who sees a part', async () => {
  const app = await testApp()
  const { teamId } = await inTransaction(app.db, (tx) => addTeam(tx, { name: 'Una' }))
  const other = await inTransaction(app.db, (tx) => addTeam(tx, { name: 'Otra' }))
  const supervisor = await signedIn(app, 'supervisor')
  const agent = await signedIn(app, 'agent', { teamIds: [teamId] })
  const scene = await setScene(app)
  const to = new Date(Math.ceil(app.clock.now().getTime() / 3_600_000) * 3_600_000).toISOString()
  const owners = { ownerIds: [supervisor.person.personId, agent.person.personId], teamIds: [teamId, other.teamId] }
  await fillCases(app, scene, owners, to, 24 * 20)
  await app.db
    .updateTable('permission_profiles')
    .set((eb) => ({ permissions: eb.fn<string[]>('array_append', ['permissions', eb.val('overview.read')]) }))
    .where('key', '=', 'agent')
    .execute()

  const from = new Date(Date.parse(to) - 7 * DAY_MS).toISOString()
  for (const who of [supervisor, agent]) {
    for (const accountId of [undefined, scene.accountIds[1]]) await compare(who, from, to, accountId)
  }
  const whole = await supervisor.call(contract.readOverview, { from, to })
  expect(whole.period).toMatchObject({ opened: 168, closed: 56, messagesIn: 168, messagesOut: 168, medianFirstAnswerS: 85 * 60 })
  expect(whole.before).toMatchObject({ opened: 168, medianFirstAnswerS: 253 * 60 })
  expect((await agent.call(contract.readOverview, { from, to })).period.opened).toBeLessThan(168)
})

async function compare(who: Calling, from: string, to: string, accountId: string | undefined): Promise<void> {
  const accounts = accountId ? { accountIds: [accountId] } : {}
  const length = (filter: Filter) => countList(who, { ...accounts, ...filter })
  const { now, period, before, perBucket, ...axes } = await who.call(contract.readOverview, { from, to, ...(accountId && { accountId }) })
  expect(now).toMatchObject({
    open: await length({ view: 'all-open' }),
    unassigned: await length({ view: 'unassigned' }),
    assigned: await length({ view: 'all-open', unassigned: false }),
    waiting: await length({ view: 'waiting' }),
    breached: await length({ view: 'breached' }),
    inDoubt: await length({ view: 'in-doubt' }),
  })
  const span: Filter = { view: 'all', openedFrom: from, openedTo: to }
  expect(period).toMatchObject({
    opened: await length(span),
    closed: await length({ ...span, states: ['closed'] }),
    badTone: await length({ ...span, tones: [-2, -1] }),
    customers: await length({ ...span, kind: 'customer' }),
    leads: await length({ ...span, kind: 'lead' }),
  })
  const begin = new Date(2 * Date.parse(from) - Date.parse(to)).toISOString()
  expect(before.opened).toBe(await length({ ...span, openedFrom: begin, openedTo: from }))
  const sum = (of: 'opened' | 'closed') => perBucket.reduce((total, bucket) => total + bucket[of], 0)
  expect([sum('opened'), sum('closed')]).toEqual([period.opened, period.closed])
  const filters: [keyof typeof axes, (key: string) => Filter][] = [
    ['byTone', (key) => ({ tones: [Number(key)] })],
    ['byChannel', (key) => ({ channels: [key] })],
    ['byAccount', (key) => ({ accountIds: [key] })],
    ['byOwner', (key) => (key ? { ownerIds: [key] } : { unassigned: true })],
  ]
  for (const [axis, filter] of filters) {
    const weights = axes[axis] as contract.Overview['byTone']
    expect(weights.reduce((total, { cases }) => total + cases, 0)).toBe(period.opened)
    for (const { key, cases, open, unassigned, bad } of weights) {
      expect(cases, `${axis} ${key}`).toBe(await length({ ...span, ...filter(key) }))
      expect(open).toBe(await length({ ...span, view: 'all-open', ...filter(key) }))
      expect(bad).toBe((await length({ ...span, tones: [-2, -1], ...filter(key) })) * (axis === 'byTone' && Number(key) >= 0 ? 0 : 1))
      if (axis !== 'byOwner') expect(unassigned).toBe(await length({ ...span, view: 'all-open', ...filter(key), unassigned: true }))
    }
  }
  expect(axes.byType.find(({ key }) => key === '')?.cases).toBe(await length({ ...span, untyped: true }))
}

async function countList(who: Calling, filter: Filter): Promise<number> {
  let count = 0
  let cursor: string | undefined
  do {
    const page = await who.call(listCases, { ...filter, limit: 100, ...(cursor && { cursor }) })
    count += page.rows.length
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return count
}

test('buckets are hours up to three days and days beyond, cut by the clocks of the workspace, none left out', async () => {
  const app = await testApp()
  await app.db.deleteFrom('workspace').execute()
  await app.db.insertInto('workspace').values({ name: 'Banco', time_zone: 'Europe/Madrid' }).execute()
  const supervisor = await signedIn(app, 'supervisor')
  const ask = async (from: string, to: string) => (await supervisor.call(contract.readOverview, { from, to })).perBucket.map(({ at }) => at)
  const hours = await ask('2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z')
  expect([hours.length, hours[0], hours.at(-1)]).toEqual([23, '2026-03-28T23:00:00.000Z', '2026-03-29T21:00:00.000Z'])
  expect(await ask('2026-03-27T23:00:00.000Z', '2026-03-31T22:00:00.000Z')).toEqual([
    '2026-03-27T23:00:00.000Z',
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
    '2026-03-30T22:00:00.000Z',
  ])
  const backwards = { from: '2026-03-31T22:00:00.000Z', to: '2026-03-31T22:00:00.000Z' }
  expect(await supervisor.ask(contract.readOverview, backwards)).toMatchObject({ code: 'overview/backwards' })
  expect(await (await signedIn(app, 'agent')).ask(contract.readOverview, backwards)).toMatchObject({ status: 403 })
})
