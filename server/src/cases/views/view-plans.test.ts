import { VIEWS, type View } from '@atalaya/shared/contract/cases.ts'
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import { countStatement } from './count-cases.ts'
import { filterCases } from './filter-cases.ts'
import { pageStatement } from './list-cases.ts'
import { SORT_LEGS } from './sort-legs.ts'
import { sumTallies, TALLIED } from './sum-tallies.ts'
import { legsOf, VIEW_RULES } from './view-rules.ts'

const ROWS = 20_000
const CONTACTS = 2_000
const isTallied = (view: View) => view === 'all' || TALLIED.some((tallied) => tallied === view)

/** A desk as it looks after a year: most cases closed, some of every team and of nobody, a few asleep or set aside. */
async function fill(stage: Stage, teamIds: readonly string[], ownerIds: readonly string[]): Promise<void> {
  await sql`insert into contacts (id, name) select gen_random_uuid(), 'Persona ' || n from generate_series(1, ${CONTACTS}::int) n`.execute(stage.db)
  await sql`insert into cases (id, title, contact_id, account_id, channel, visibility, gathers, state, closed_at, owner_id, team_id, last_message_at, waiting_since, due_at, warned_at, snoozed_until, set_aside_at)
    select gen_random_uuid(), 'asunto n' || n, (array(select id from contacts))[1 + n % ${CONTACTS}::int], ${stage.accountId}::uuid, 'x', 'private', false, case when n % 8 = 0 then 'pending' else 'closed' end, case when n % 8 <> 0 then now() end,
      case when n % 5 > 0 then (${ownerIds}::uuid[])[1 + n % ${ownerIds.length}::int] end, case when n % 3 > 0 then (${teamIds}::uuid[])[1 + n % ${teamIds.length}::int] end,
      now() - n * interval '1 minute', case when n % 16 = 0 then now() - n * interval '1 minute' end, case when n % 16 = 0 then now() - (n - 60) * interval '1 minute' end,
      case when n % 64 = 0 then now() end, case when n % 80 = 0 then now() + interval '1 hour' end, case when n % 200 = 0 then now() end
    from generate_series(1, ${ROWS}::int) n`.execute(stage.db)
  await sql`vacuum analyze cases, case_titles, contacts`.execute(stage.db)
}

test('no default view, no count of one, and no list narrowed by rare words reads all cases from end to end', async () => {
  const stage = await stageCases()
  const teams = [await stage.team(), await stage.team(), await stage.team(), await stage.team()]
  const people = await Promise.all(Array.from({ length: 20 }, () => stage.worker()))
  await fill(
    stage,
    teams,
    people.map(({ id }) => id),
  )
  const readsAll = async (statement: RawBuilder<unknown>) => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${statement}`.execute(stage.db)
    return rows.map((row) => row['QUERY PLAN']).filter((line) => /Seq Scan on case(s|_titles)/.test(line))
  }
  const me = people[0]!
  for (const caller of [me, { ...me, scope: 'team' as const, teamIds: teams.slice(0, 2) }, { ...me, scope: 'own' as const }]) {
    for (const view of VIEWS) {
      const legs = legsOf(caller, view, [])
      const [order] = SORT_LEGS[VIEW_RULES[view].sort]
      expect([caller.scope, view, await readsAll(pageStatement(legs, order!, undefined, 31))]).toEqual([caller.scope, view, []])
      if (!isTallied(view)) expect([caller.scope, view, await readsAll(countStatement([legs]))]).toEqual([caller.scope, view, []])
    }
    const filtered = legsOf(caller, 'all', filterCases({ words: 'n12345' }))
    expect([caller.scope, await readsAll(pageStatement(filtered, SORT_LEGS.recent[0]!, undefined, 31))]).toEqual([caller.scope, []])
    expect([caller.scope, await readsAll(sumTallies(caller))]).toEqual([caller.scope, []])
  }
})
