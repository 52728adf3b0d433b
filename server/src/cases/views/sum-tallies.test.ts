import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import { countCases } from './count-cases.ts'
import { foldChanges } from './fold-tallies.ts'

const MINUTE_MS = 60_000
const tallies = async ({ db }: Stage) =>
  (
    await sql<object>`select owner_id, team_id, standing, sum(cases)::int as cases
      from (select * from case_tallies union all select * from case_tally_changes) t group by 1, 2, 3 having sum(cases) <> 0 order by 1, 2, 3`.execute(
      db,
    )
  ).rows

test('the tallies say what a fresh count of all cases says, whatever was changed, folded or gone', async () => {
  const stage = await stageCases()
  const [team, other] = [await stage.team(), await stage.team()]
  const [me, boss] = [await stage.worker('team', [team]), await stage.worker()]
  const opened = await Promise.all(
    Array.from({ length: 24 }, (_, n) => stage.open({ team_id: [team, other, null][n % 3]!, owner_id: [me.id, null, boss.id, null][n % 4]! })),
  )
  const change = async (set: Record<string, unknown>, every: number) =>
    stage.db
      .updateTable('cases')
      .set(set)
      .where(
        'id',
        'in',
        opened.filter((_, n) => n % every === 0),
      )
      .execute()
  await change({ owner_id: boss.id, preview: 'visto' }, 3)
  await foldChanges(stage)
  await change({ team_id: other, waiting_since: null, due_at: null }, 4)
  await change({ snoozed_until: new Date() }, 5)
  await foldChanges(stage)
  await change({ state: 'closed', closed_at: new Date() }, 6)
  await change({ set_aside_at: new Date() }, 7)
  await stage.db.updateTable('cases').set({ preview: 'nada nuevo' }).execute()
  await sql`delete from messages`.execute(stage.db)
  await sql`delete from conversations`.execute(stage.db)
  await sql`delete from cases where id = ${opened[1]!}`.execute(stage.db)
  const kept = await tallies(stage)
  const counts = await countCases(stage.db, me)
  await sql`select recount_cases()`.execute(stage.db)
  expect(kept).toEqual(await tallies(stage))
  expect(await countCases(stage.db, me)).toEqual(counts)
})

test('a change that leaves owner, team and standing as they were adds nothing to fold', async () => {
  const stage = await stageCases()
  await stage.open()
  await foldChanges(stage)
  await stage.db.updateTable('cases').set({ preview: 'otra vez', messages: 2 }).execute()
  expect(await stage.db.selectFrom('case_tally_changes').selectAll().execute()).toEqual([])
})

test('a case is counted as breached from its moment on, before anybody marks it', async () => {
  const stage = await stageCases()
  const me = await stage.worker()
  await stage.open({ due_at: new Date(stage.clock.now().getTime() + MINUTE_MS), warned_at: stage.clock.now() })
  const numbers = async (afterMs: number) => {
    const { views } = await countCases(stage.db, { ...me, at: new Date(stage.clock.now().getTime() + afterMs) })
    return [views['due-soon'], views.breached]
  }
  expect(await numbers(0)).toEqual([1, 0])
  expect(await numbers(2 * MINUTE_MS)).toEqual([0, 1])
})
