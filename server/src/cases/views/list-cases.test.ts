import { listCases as contract, VIEWS, type View } from '@atalaya/shared/contract/cases.ts'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import type { Caller } from '../../platform/caller.ts'
import { addNote } from '../talk/add-note.ts'
import { countCases } from './count-cases.ts'
import { listCases } from './list-cases.ts'

const MINUTE_MS = 60_000
const list = async ({ db }: Stage, caller: Caller, input: Partial<z.input<typeof contract.input>> = {}) => {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await listCases(db, caller, contract.input.parse({ limit: 2, ...input, ...(cursor && { cursor }) }))
    ids.push(...page.rows.map(({ caseId }) => caseId))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return ids
}

/** One case of every kind that a view asks for. */
async function furnish(stage: Stage) {
  const { clock } = stage
  const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * MINUTE_MS)
  const team = await stage.team()
  const [me, boss] = [await stage.worker('team', [team]), await stage.worker()]
  const waiting = (minutes: number) => ({ waiting_since: ago(minutes), due_at: ago(minutes - 10), last_message_at: ago(minutes) })
  const cases = {
    mine: await stage.open({ owner_id: me.id, ...waiting(1), waiting_since: null, due_at: null }),
    free: await stage.open(waiting(2)),
    ofTeam: await stage.open({ team_id: team, owner_id: boss.id, ...waiting(9), warned_at: ago(1) }),
    late: await stage.open({ team_id: team, ...waiting(30), warned_at: ago(22), breached_at: ago(20) }),
    asleep: await stage.open({ owner_id: me.id, ...waiting(5), snoozed_until: ago(-60) }),
    foreign: await stage.open({ owner_id: boss.id, ...waiting(3) }),
    followed: await stage.open({ owner_id: boss.id, ...waiting(4) }),
    mentioned: await stage.open({ owner_id: boss.id, ...waiting(6), state: 'closed', closed_at: ago(0) }),
    aside: await stage.open({ ...waiting(7), set_aside_at: ago(0) }),
    doubtful: await stage.open({ owner_id: me.id, ...waiting(8) }),
  }
  await stage.db.insertInto('followers').values({ case_id: cases.followed, person_id: me.id }).execute()
  await stage.run((tx) => addNote(tx, boss, { caseId: cases.mentioned, noteId: crypto.randomUUID(), text: 'mira', mentionIds: [me.id] }))
  await stage.db.deleteFrom('followers').where('case_id', '=', cases.mentioned).execute()
  await stage.say(cases.doubtful, 'out', { state: 'uncertain' })
  return { me, boss, cases }
}

test('every view holds its cases for the caller and no other’s, in its order, page by page, and its count is their number', async () => {
  const stage = await stageCases()
  const { me, boss, cases: c } = await furnish(stage)
  const mine: Record<View, string[]> = {
    mine: [c.mine, c.doubtful],
    unassigned: [c.free, c.late],
    mentions: [c.mentioned],
    waiting: [c.late, c.ofTeam, c.doubtful, c.followed, c.free],
    'due-soon': [c.ofTeam],
    breached: [c.late],
    snoozed: [c.asleep],
    followed: [c.followed],
    'in-doubt': [c.doubtful],
    'all-open': [c.mine, c.free, c.followed, c.asleep, c.doubtful, c.ofTeam, c.late],
    closed: [c.mentioned],
    'set-aside': [c.aside],
    all: [c.mine, c.free, c.followed, c.asleep, c.mentioned, c.aside, c.doubtful, c.ofTeam, c.late],
  }
  const counts = await countCases(stage.db, me)
  for (const view of VIEWS) {
    expect([view, await list(stage, me, { view })]).toEqual([view, mine[view]])
    expect([view, counts.views[view]]).toEqual([view, mine[view].length])
  }
  expect(await list(stage, boss, { view: 'all' })).toHaveLength(10)
  expect((await countCases(stage.db, boss)).views['all-open']).toBe(8)
})

test('an order by clock puts those for whom none runs at the end, newest first', async () => {
  const stage = await stageCases()
  const { me, cases: c } = await furnish(stage)
  const calm = await stage.open({ owner_id: me.id, waiting_since: null, due_at: null, last_message_at: new Date(0) })
  expect(await list(stage, me, { view: 'mine', sort: 'waiting' })).toEqual([c.doubtful, c.mine, calm])
  expect(await list(stage, me, { view: 'mine', sort: 'due' })).toEqual([c.doubtful, c.mine, calm])
})

test('filters narrow together: any of the values of each field, all of the fields', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const type = async (key: string) => (await stage.db.selectFrom('case_types').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
  const app = await stage.open({ type_id: await type('incident.app'), tone: -2, language: 'es' })
  const charge = await stage.open({ type_id: await type('complaint'), tone: -1, title: 'Cobro de Comisión' })
  const calm = await stage.open({ tone: 1 })
  const rows = (filter: object) => list(stage, agent, { view: 'all-open', sort: 'opened', ...filter }).then((ids) => ids.sort())
  expect(await rows({ tones: '-2,-1' })).toEqual([app, charge].sort())
  expect(await rows({ tones: '-2,-1', typeIds: await type('incident') })).toEqual([app])
  expect(await rows({ untyped: 'true' })).toEqual([calm])
  expect(await rows({ words: 'comision' })).toEqual([charge])
  expect(await rows({ words: 'lucia nun' })).toHaveLength(3)
  expect(await rows({ words: (await stage.caseRow(calm)).number })).toEqual([calm])
  expect(await rows({ kind: 'customer' })).toEqual([])
  expect(await rows({ words: '%' })).toEqual([])
})

test('a cursor that no page gave out is refused', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const ask = (cursor: string) => listCases(stage.db, agent, contract.input.parse({ cursor }))
  await expect(ask('nonsense')).rejects.toMatchObject({ code: 'request/bad-cursor' })
  await expect(ask(Buffer.from('[1,"2026-01-01T00:00:00Z","00000000-0000-7000-8000-000000000000"]').toString('base64url'))).rejects.toMatchObject({
    code: 'request/bad-cursor',
  })
})
