import { expect, test } from 'vitest'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import { changeCase } from './change-case.ts'

const typeOf = async ({ db }: Stage, key: string) =>
  (await db.selectFrom('case_types').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id
const labelsOf = ({ db }: Stage, caseId: string) =>
  db.selectFrom('labels').select(['kind', 'suggested', 'chosen', 'by']).where('case_id', '=', caseId).orderBy('at').orderBy('id').execute()

test('a person who overrides or confirms a suggestion makes it theirs, and it is kept as a label', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const [query, complaint] = [await typeOf(stage, 'query'), await typeOf(stage, 'complaint')]
  const caseId = await stage.open({ type_id: query, type_source: 'suggestion', type_reason: '{"code":"words","words":["duda"]}', tone: -1 })
  const change = (changes: { typeId?: string; tone?: number }) => stage.run((tx) => changeCase(tx, agent, { caseId, ...changes }))
  await change({ typeId: query })
  await change({ typeId: query })
  await change({ typeId: complaint, tone: -2 })
  expect(await stage.caseRow(caseId)).toMatchObject({ type_id: complaint, type_source: 'person', type_reason: null, tone: -2, tone_source: 'person' })
  expect(await labelsOf(stage, caseId)).toEqual([
    { kind: 'type', suggested: 'query', chosen: 'query', by: agent.id },
    { kind: 'type', suggested: null, chosen: 'complaint', by: agent.id },
    { kind: 'tone', suggested: '-1', chosen: '-2', by: agent.id },
  ])
  expect(await stage.facts(caseId)).toEqual(['case.typed', 'case.typed', 'case.toned'])
})

test('tags, priority, title and fields change together, and what is as it was is no news', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open()
  const [kept, dropped] = [crypto.randomUUID(), crypto.randomUUID()]
  await stage.db
    .insertInto('tags')
    .values([
      { id: kept, name: 'VIP' },
      { id: dropped, name: 'Prensa' },
    ])
    .execute()
  await stage.db
    .insertInto('field_definitions')
    .values({ id: crypto.randomUUID(), subject: 'case', key: 'product', names: '{}', kind: 'choice', options: '["tarjeta","cuenta"]' })
    .execute()
  const change = (changes: object) => stage.run((tx) => changeCase(tx, agent, { caseId, ...changes }))
  await change({ tagIds: [kept, dropped], priority: 2, title: 'Tarjeta', fields: { product: 'tarjeta' } })
  await change({ tagIds: [dropped, kept], priority: 2, title: 'Tarjeta', fields: { product: 'tarjeta' } })
  await change({ tagIds: [kept], fields: { product: null } })
  expect(await stage.caseRow(caseId)).toMatchObject({ priority: 2, title: 'Tarjeta', fields: {} })
  expect(await stage.db.selectFrom('case_tags').select('tag_id').where('case_id', '=', caseId).execute()).toEqual([{ tag_id: kept }])
  expect(await stage.facts(caseId)).toEqual(['case.prioritised', 'case.tagged', 'case.changed', 'case.tagged', 'case.changed'])
})

test('what does not exist or does not suit is refused, and nothing of the change is kept', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open()
  const change = (changes: object) => stage.run((tx) => changeCase(tx, agent, { caseId, priority: 2, ...changes }))
  await expect(change({ typeId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'type/unknown' })
  await expect(change({ tagIds: [crypto.randomUUID()] })).rejects.toMatchObject({ code: 'tag/unknown' })
  await expect(change({ fields: { shoe: 1 } })).rejects.toMatchObject({ code: 'field/unknown' })
  expect(await stage.caseRow(caseId)).toMatchObject({ priority: 0, type_id: null })
  expect(await stage.facts(caseId)).toEqual([])
})
