import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { hastenJobs } from '../../platform/jobs.ts'
import { addNote } from '../talk/add-note.ts'
import { mergeCases } from './merge-cases.ts'

test('all of a case moves into another of the contact, and the contact goes on there', async () => {
  const stage = await stageCases()
  const [agent, friend] = [await stage.worker(), await stage.worker()]
  const contact_id = await stage.contact()
  const target = await stage.open({ contact_id, gathers: false, texts: ['primero'] })
  const source = await stage.open({ contact_id, texts: ['segundo', 'tercero'] })
  await stage.run((tx) => addNote(tx, agent, { caseId: source, noteId: crypto.randomUUID(), text: 'ojo', mentionIds: [friend.id] }))
  const tag = crypto.randomUUID()
  await stage.db.insertInto('tags').values({ id: tag, name: 'VIP' }).execute()
  await stage.db.insertInto('case_tags').values({ case_id: source, tag_id: tag }).execute()
  await stage.run((tx) => mergeCases(tx, agent, { caseId: source, intoCaseId: target }))
  expect(await stage.caseRow(source)).toMatchObject({ state: 'closed', merged_into: target, gathers: false, messages: 0, waiting_since: null })
  expect(await stage.caseRow(target)).toMatchObject({ messages: 3, gathers: true, preview: 'tercero' })
  const at = (table: 'notes' | 'mentions' | 'followers' | 'case_tags' | 'conversations') =>
    stage.db.selectFrom(table).select('case_id').where('case_id', '=', target).execute()
  expect([(await at('notes')).length, (await at('mentions')).length, (await at('followers')).length]).toEqual([1, 1, 2])
  expect([(await at('case_tags')).length, (await at('conversations')).length]).toEqual([1, 2])
  expect((await stage.facts(source)).at(-1)).toBe('case.merged')
})

test('a case is not merged into itself, into one of another contact, or into a closed one', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const source = await stage.open()
  const { contact_id } = await stage.caseRow(source)
  const closed = await stage.open({ contact_id, state: 'closed', closed_at: new Date() })
  const merge = (intoCaseId: string) => stage.run((tx) => mergeCases(tx, agent, { caseId: source, intoCaseId }))
  await expect(merge(source)).rejects.toMatchObject({ code: 'case/same' })
  await expect(merge(await stage.open())).rejects.toMatchObject({ code: 'case/other-contact' })
  await expect(merge(closed)).rejects.toMatchObject({ code: 'case/closed' })
  expect(await stage.caseRow(source)).toMatchObject({ state: 'new', messages: 1 })
})

test('two cases merged into each other at once end as one', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const contact_id = await stage.contact()
  const [a, b] = [await stage.open({ contact_id }), await stage.open({ contact_id, gathers: false })]
  const outcomes = await Promise.allSettled([
    stage.run((tx) => mergeCases(tx, agent, { caseId: a, intoCaseId: b })),
    stage.run((tx) => mergeCases(tx, agent, { caseId: b, intoCaseId: a })),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const left = await stage.db.selectFrom('cases').select('messages').where('merged_into', 'is', null).execute()
  expect(left).toEqual([{ messages: 2 }])
})

test('a message that was let into the case as it was merged goes where the rest went', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const contact_id = await stage.contact()
  const [source, target] = [await stage.open({ contact_id }), await stage.open({ contact_id, gathers: false })]
  await stage.run((tx) => mergeCases(tx, agent, { caseId: source, intoCaseId: target }))
  await stage.say(target, 'in', { case_id: source, text: 'una cosa más' })
  await hastenJobs(stage, 60_000)
  await stage.settle()
  expect(await stage.caseRow(target)).toMatchObject({ messages: 3, preview: 'una cosa más' })
})
