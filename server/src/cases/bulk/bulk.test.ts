import * as contract from '@atalaya/shared/contract/bulk.ts'
import { expect, test } from 'vitest'
import { type SignedIn, signedIn } from '../../../test/people.ts'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import { recallCaller } from '../../staff/auth/recall-caller.ts'
import { claimItem } from './claim-item.ts'
import { workBulk } from './work-bulk.ts'

const TRY = { number: 1, last: false }
const allOpen = { by: 'view', view: 'all-open' } as const
const urgent = { do: 'priority', priority: 2 } as const

async function staged() {
  const stage = await stageCases()
  const reason = await stage.db.selectFrom('close_reasons').select('id').orderBy('position').executeTakeFirstOrThrow()
  // What closing asks for by default: a type.
  const type = await stage.db.selectFrom('case_types').select('id').where('parent_id', 'is not', null).executeTakeFirstOrThrow()
  const open: Stage['open'] = (given) => stage.open({ type_id: type.id, type_source: 'person', ...given })
  return {
    stage: { ...stage, open },
    who: await signedIn(stage, 'supervisor'),
    close: { do: 'close', reasonId: reason.id, rating: 'neutral' } as const,
  }
}
const openMany = async (stage: Stage, count: number, given: Parameters<Stage['open']>[0] = {}) => {
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push(await stage.open(given))
  return ids
}
async function run(stage: Stage, who: SignedIn, change: contract.BulkChange, source: contract.BulkSource = allOpen) {
  const { bulkId } = await who.call(contract.startBulk, { bulkId: crypto.randomUUID(), source, change })
  await stage.settle()
  return who.call(contract.readBulk, { bulkId })
}
async function undo(stage: Stage, who: SignedIn, bulkId: string) {
  await who.call(contract.undoBulk, { bulkId })
  await stage.settle()
  return who.call(contract.readBulk, { bulkId })
}

test('all that match are changed, as if each alone, and given back what they had: state, sleep and clocks too', async () => {
  const { stage, who, close } = await staged()
  const until = new Date(Date.now() + 3_600_000)
  const warned = new Date(Date.now() - 60_000)
  const ids = await openMany(stage, 110)
  const [escalated, asleep] = [
    await stage.open({ state: 'escalated', warned_at: warned, breached_at: warned }),
    await stage.open({ snoozed_until: until }),
  ]
  const before = await stage.caseRow(escalated)
  const done = await run(stage, who, close)
  expect(done).toMatchObject({ state: 'done', total: 112, done: 112, changed: 112, refused: 0, cases: [] })
  expect((await stage.caseRow(ids[60]!)).state).toBe('closed')
  expect(await stage.facts(ids[60]!)).toEqual(['case.closed'])
  expect(await stage.db.selectFrom('facts').select('actor_id').where('type', '=', 'case.closed').distinct().execute()).toEqual([
    { actor_id: who.person.personId },
  ])

  expect(await undo(stage, who, done.bulkId)).toMatchObject({ state: 'undone', total: 112, done: 112, undone: 112, kept: 0, undoUntil: null })
  const { state, closed_at, reason_id, due_at, warned_at, breached_at, gathers } = await stage.caseRow(escalated)
  expect({ state, closed_at, reason_id, gathers }).toEqual({ state: 'escalated', closed_at: null, reason_id: null, gathers: true })
  expect({ due_at, warned_at, breached_at }).toEqual({ due_at: before.due_at, warned_at: warned, breached_at: warned })
  expect((await stage.caseRow(asleep)).snoozed_until).toEqual(until)
  expect((await stage.caseRow(ids[0]!)).state).toBe('new')
})

test('the preview counts what would change and why the rest would not, and the run keeps its word', async () => {
  const { stage, who, close } = await staged()
  await stage.db
    .insertInto('field_definitions')
    .values({ id: crypto.randomUUID(), subject: 'case', key: 'branch', names: '{}', kind: 'text', required: true })
    .execute()
  await openMany(stage, 3, { fields: JSON.stringify({ branch: 'Lima' }) })
  await openMany(stage, 2)
  await openMany(stage, 4, { state: 'closed', closed_at: new Date() })
  const source = { by: 'view', view: 'all' } as const
  const preview = await who.call(contract.previewBulk, { source, change: close })
  expect(preview).toMatchObject({ matches: 9, tooMany: false, changes: 3 })
  expect(preview.skipped).toEqual([
    { code: 'case/closed', count: 4 },
    { code: 'case/incomplete', count: 2 },
  ])
  expect(preview.samples).toHaveLength(5)
  expect(await who.call(contract.previewBulk, { source })).toMatchObject({ matches: 9, changes: 9, skipped: [] })
  const done = await run(stage, who, close, source)
  expect(done).toMatchObject({ changed: 3, refused: 6 })
  expect(done.left.toSorted((a, b) => b.count - a.count)).toEqual(preview.skipped)
  expect(done.cases).toHaveLength(6)
})

test('a case outside the caller’s scope is neither counted, shown nor changed, whether a view or an id names it', async () => {
  const { stage } = await staged()
  const [mine, others] = [await stage.team(), await stage.team()]
  const agent = await signedIn(stage, 'agent', { teamIds: [mine] })
  const seen = await stage.open({ team_id: mine })
  const hidden = await stage.open({ team_id: others })
  for (const source of [allOpen, { by: 'cases' as const, caseIds: [seen, hidden] }]) {
    expect(await agent.call(contract.previewBulk, { source, change: urgent })).toMatchObject({ matches: 1 })
  }
  expect(await run(stage, agent, urgent, { by: 'cases', caseIds: [seen, hidden] })).toMatchObject({ total: 1, changed: 1 })
  expect((await stage.caseRow(hidden)).priority).toBe(0)
  expect(
    await agent.ask(contract.startBulk, { bulkId: crypto.randomUUID(), source: { by: 'cases', caseIds: [hidden] }, change: urgent }),
  ).toMatchObject({
    code: 'bulk/none',
  })
})

test('who gave work away to where they cannot see it can take it back', async () => {
  const { stage } = await staged()
  const [mine, others] = [await stage.team(), await stage.team()]
  const agent = await signedIn(stage, 'agent', { teamIds: [mine] })
  const caseId = await stage.open({ team_id: mine, owner_id: agent.person.personId })
  const done = await run(stage, agent, { do: 'assign', ownerId: null, teamId: others })
  expect(await stage.caseRow(caseId)).toMatchObject({ owner_id: null, team_id: others })
  expect(await undo(stage, agent, done.bulkId)).toMatchObject({ undone: 1, kept: 0 })
  expect(await stage.caseRow(caseId)).toMatchObject({ owner_id: agent.person.personId, team_id: mine })
})

test('the set is fixed at the start: what comes later is not touched, what others changed meanwhile is left and told', async () => {
  const { stage, who, close } = await staged()
  const [taken, written, quiet] = (await openMany(stage, 3)) as [string, string, string]
  const { bulkId } = await who.call(contract.startBulk, { bulkId: crypto.randomUUID(), source: allOpen, change: close })
  const later = await stage.open()
  await stage.db.updateTable('cases').set({ owner_id: who.person.personId }).where('id', '=', taken).execute()
  await stage.db
    .updateTable('cases')
    .set({ last_inbound_at: new Date(Date.now() + 1000) })
    .where('id', '=', written)
    .execute()
  await stage.settle()
  const done = await who.call(contract.readBulk, { bulkId })
  expect(done).toMatchObject({ total: 3, changed: 1, left: [{ code: 'case/changed', count: 2 }] })
  expect(done.cases.map(({ caseId }) => caseId).toSorted()).toEqual([taken, written].toSorted())
  expect(await Promise.all([later, taken, written, quiet].map(async (id) => (await stage.caseRow(id)).state))).toEqual([
    'new',
    'new',
    'new',
    'closed',
  ])
})

test('taking back leaves what somebody changed since, and says so', async () => {
  const { stage, who } = await staged()
  const [first, second] = (await openMany(stage, 2)) as [string, string]
  const done = await run(stage, who, urgent)
  await stage.db.updateTable('cases').set({ priority: 1 }).where('id', '=', first).execute()
  const back = await undo(stage, who, done.bulkId)
  expect(back).toMatchObject({ undone: 1, kept: 1, left: [{ code: 'case/changed', count: 1 }] })
  expect(back.cases.map(({ caseId }) => caseId)).toEqual([first])
  expect([(await stage.caseRow(first)).priority, (await stage.caseRow(second)).priority]).toEqual([1, 0])
})

test('a run whose worker died goes on, and two workers on one run change each case once', async () => {
  const { stage, who } = await staged()
  const ids = await openMany(stage, 70)
  const { bulkId } = await who.call(contract.startBulk, { bulkId: crypto.randomUUID(), source: allOpen, change: urgent })
  // A worker that dies in the middle of a case: its transaction is rolled back.
  await stage
    .run(async (tx) => {
      expect(await claimItem(tx, bulkId, 'change')).toMatchObject({ position: 1 })
      throw new Error('died')
    })
    .catch(() => undefined)
  await Promise.all([workBulk.run(stage.platform, { bulkId } as never, TRY), workBulk.run(stage.platform, { bulkId } as never, TRY)])
  await stage.settle()
  await workBulk.run(stage.platform, { bulkId } as never, TRY)
  expect(await who.call(contract.readBulk, { bulkId })).toMatchObject({ state: 'done', changed: 70, refused: 0 })
  for (const id of ids) expect(await stage.facts(id)).toEqual(['case.prioritised'])
  const ends = await stage.db.selectFrom('facts').select('seq').where('type', '=', 'bulk.finished').execute()
  expect(ends).toHaveLength(1)
})

test('the same id starts one run, with an Idempotency-Key or without, and is nobody else’s', async () => {
  const { stage, who } = await staged()
  await openMany(stage, 2)
  const input = { bulkId: crypto.randomUUID(), source: allOpen, change: urgent }
  const first = await who.ask(contract.startBulk, input, { 'idempotency-key': 'one' })
  expect((await who.ask(contract.startBulk, input, { 'idempotency-key': 'one' })).body).toEqual(first.body)
  expect((await who.call(contract.startBulk, input)).bulkId).toBe(input.bulkId)
  expect(await stage.db.selectFrom('bulk_items').select('position').execute()).toHaveLength(2)
  const other = await signedIn(stage, 'administrator')
  for (const endpoint of [contract.readBulk, contract.cancelBulk, contract.undoBulk])
    expect(await other.ask(endpoint, { bulkId: input.bulkId })).toMatchObject({ status: 404, code: 'bulk/unknown' })
  expect(await other.ask(contract.startBulk, input)).toMatchObject({ status: 404 })
  expect(await other.call(contract.listBulk, {})).toEqual([])
  expect(await who.call(contract.listBulk, {})).toHaveLength(1)
})

test('a run that is stopped changes no further case, and what it changed can be taken back', async () => {
  const { stage, who } = await staged()
  await openMany(stage, 60)
  const { bulkId } = await who.call(contract.startBulk, { bulkId: crypto.randomUUID(), source: allOpen, change: urgent })
  expect(await who.ask(contract.undoBulk, { bulkId })).toMatchObject({ code: 'bulk/at-work' })
  await workBulk.run(stage.platform, { bulkId } as never, TRY)
  expect(await who.call(contract.cancelBulk, { bulkId })).toMatchObject({ state: 'cancelled', changed: 50, done: 50 })
  await stage.settle()
  expect(await who.call(contract.cancelBulk, { bulkId })).toMatchObject({ state: 'cancelled', changed: 50 })
  expect(await undo(stage, who, bulkId)).toMatchObject({ state: 'undone', undone: 50 })
  expect(await stage.db.selectFrom('cases').select('id').where('priority', '=', 2).execute()).toEqual([])
})

test('of two runs on the same cases at once the later one leaves what the earlier one changed', async () => {
  const { stage, who } = await staged()
  const other = await signedIn(stage, 'supervisor')
  const ids = await openMany(stage, 20)
  const one = await who.call(contract.startBulk, { bulkId: crypto.randomUUID(), source: allOpen, change: urgent })
  const two = await other.call(contract.startBulk, { bulkId: crypto.randomUUID(), source: allOpen, change: { do: 'priority', priority: 1 } })
  await Promise.all([one, two].map(({ bulkId }) => workBulk.run(stage.platform, { bulkId } as never, TRY)))
  await stage.settle()
  const [first, second] = [await who.call(contract.readBulk, { bulkId: one.bulkId }), await other.call(contract.readBulk, { bulkId: two.bulkId })]
  expect(first.changed + second.changed).toBe(20)
  expect(first.refused + second.refused).toBe(20)
  for (const id of ids) expect(await stage.facts(id)).toEqual(['case.prioritised'])
})

test('time to take back ends, and so does a right that is taken away meanwhile', async () => {
  const { stage, who } = await staged()
  await openMany(stage, 2)
  const done = await run(stage, who, urgent)
  expect(new Date(done.undoUntil!).getTime() - new Date(done.finishedAt!).getTime()).toBe(contract.UNDO_MINUTES * 60_000)
  const gone = await who.call(contract.startBulk, { bulkId: crypto.randomUUID(), source: allOpen, change: { do: 'priority', priority: 1 } })
  stage.clock.wind(contract.UNDO_MINUTES * 60_000)
  expect(await who.ask(contract.undoBulk, { bulkId: done.bulkId })).toMatchObject({ code: 'bulk/too-late' })
  await stage.db.updateTable('people').set({ deactivated_at: new Date() }).where('id', '=', who.person.personId).execute()
  expect(await recallCaller(stage.db, { kind: 'person', id: who.person.personId }, stage.clock.now())).toBeNull()
  await stage.settle()
  const left = await stage.db.selectFrom('bulk_items').select(['state', 'code']).distinct().where('bulk_id', '=', gone.bulkId).execute()
  expect(left).toEqual([{ state: 'refused', code: 'permission/missing' }])
})
