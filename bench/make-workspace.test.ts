import { countCases, listCases } from '@atalaya/shared/contract/cases.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { signedIn } from '../server/test/people.ts'
import { testApp } from '../server/test/test-app.ts'
import { makeWorkspace } from './make-workspace.ts'

test('a workspace made for measuring is whole: what refers to something finds it, counts agree, and no index is missing', async () => {
  const app = await testApp()
  const indexes = async () =>
    (await sql<{ indexdef: string }>`select indexdef from pg_indexes where schemaname = 'public' order by indexdef`.execute(app.db)).rows
  const before = await indexes()
  const made = await makeWorkspace(app.url, { messages: 6000, cases: 1200, agents: 5, teams: 2, written: 2000 })
  expect(await indexes()).toEqual(before)

  const { rows } = await sql<Record<string, number>>`select count(*)::int as cases, sum(c.messages)::int as messages,
      (select count(*)::int from messages) as written, (count(*) filter (where c.state <> 'closed'))::float8 / count(*) as open,
      count(*) filter (where c.messages <> (select count(*) from messages m where m.case_id = c.id and m.account_id = c.account_id
        and m.contact_id = c.contact_id and m.sent_at between c.opened_at and c.last_message_at))::int as wrong,
      count(*) filter (where not exists (select 1 from identities i where i.contact_id = c.contact_id and i.channel = c.channel))::int as homeless
    from cases c join contacts k on k.id = c.contact_id join accounts a on a.id = c.account_id`.execute(app.db)
  expect(rows[0]).toMatchObject({ cases: made.cases, messages: made.messages, written: made.messages, wrong: 0, homeless: 0 })
  expect(rows[0]!.open).toBeGreaterThan(0.02)
  expect(rows[0]!.open).toBeLessThan(0.08)
  expect(made.messages / 6000).toBeCloseTo(1, 0)

  const supervisor = await signedIn(app, 'supervisor')
  expect((await supervisor.call(countCases, {})).views.all).toBe(1000)
  const { rows: tallied } = await sql<{ cases: number }>`select sum(cases)::int as cases from case_tallies`.execute(app.db)
  expect(tallied[0]!.cases).toBe(made.cases)
  const page = await supervisor.call(listCases, { view: 'all', words: made.words.common })
  expect(page.rows.length).toBeGreaterThan(0)
})
