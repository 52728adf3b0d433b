import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { shapeRows } from '../shape-rows.ts'
import { addNote } from './add-note.ts'
import { followCase } from './follow-case.ts'
import { readMark } from './read-mark.ts'
import { saveDraft } from './save-draft.ts'

test('a note tells those it mentions, who follow the case and see it from then on; sent twice it is there once', async () => {
  const stage = await stageCases()
  const [boss, agent] = [await stage.worker(), await stage.worker('own')]
  const caseId = await stage.open({ owner_id: boss.id })
  const note = { caseId, noteId: crypto.randomUUID(), text: 'Mírala tú', mentionIds: [agent.id] }
  await expect(stage.run((tx) => followCase(tx, agent, { caseId, undo: false }))).rejects.toMatchObject({ code: 'case/unknown' })
  for (let times = 0; times < 2; times++) await stage.run((tx) => addNote(tx, boss, note))
  await stage.run((tx) => followCase(tx, agent, { caseId, undo: false }))
  expect(await stage.facts(caseId)).toEqual(['case.noted'])
  expect(await stage.db.selectFrom('followers').select('person_id').where('case_id', '=', caseId).execute()).toHaveLength(2)
  await expect(stage.run(async (tx) => addNote(tx, boss, { ...note, caseId: await stage.open() }))).rejects.toMatchObject({ code: 'note/id-taken' })
  await expect(
    stage.run((tx) => addNote(tx, boss, { ...note, noteId: crypto.randomUUID(), mentionIds: [crypto.randomUUID()] })),
  ).rejects.toMatchObject({ code: 'person/unknown' })
})

test('following is told once, and so is stopping', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open()
  for (const undo of [false, false, true, true]) await stage.run((tx) => followCase(tx, agent, { caseId, undo }))
  expect(await stage.facts(caseId)).toEqual(['case.followed', 'case.followed'])
})

test('a case is unread until the one who looks has read it, and again when the customer writes', async () => {
  const stage = await stageCases()
  const [agent, other] = [await stage.worker(), await stage.worker()]
  const caseId = await stage.open()
  const unread = async (caller = agent) => (await shapeRows(stage.db, caller, [caseId]))[0]!.unread
  expect(await unread()).toBe(true)
  await stage.run((tx) => readMark(tx, agent, caseId))
  expect([await unread(), await unread(other)]).toEqual([false, true])
  await stage.db
    .updateTable('cases')
    .set({ last_inbound_at: new Date(agent.at.getTime() + 1000) })
    .where('id', '=', caseId)
    .execute()
  expect(await unread()).toBe(true)
})

test('a draft is its writer’s alone, and an empty text forgets it', async () => {
  const stage = await stageCases()
  const [agent, other] = [await stage.worker(), await stage.worker()]
  const caseId = await stage.open()
  const draft = { caseId, mode: 'public' as const, conversationId: null, replyToMessageId: null }
  const has = async (caller = agent) => (await shapeRows(stage.db, caller, [caseId]))[0]!.hasDraft
  for (const text of ['Hola', 'Hola, Lucía']) await stage.run((tx) => saveDraft(tx, agent, { ...draft, text }))
  expect([await has(), await has(other)]).toEqual([true, false])
  await stage.run((tx) => saveDraft(tx, agent, { ...draft, text: ' ' }))
  expect(await has()).toBe(false)
  await expect(stage.run((tx) => saveDraft(tx, agent, { ...draft, text: 'x', conversationId: crypto.randomUUID() }))).rejects.toMatchObject({
    code: 'conversation/unknown',
  })
})

test('a draft names no conversation or message that its writer may not see', async () => {
  const stage = await stageCases()
  const [one, other] = [await stage.team(), await stage.team()]
  const agent = await stage.worker('team', [one])
  const [caseId, hidden] = [await stage.open({ team_id: one }), await stage.open({ team_id: other })]
  const { id, conversation_id } = await stage.db
    .selectFrom('messages')
    .select(['id', 'conversation_id'])
    .where('case_id', '=', hidden)
    .executeTakeFirstOrThrow()
  const draft = { caseId, mode: 'private' as const, text: 'Hola', conversationId: null, replyToMessageId: null }
  const save = (more: object) => stage.run((tx) => saveDraft(tx, agent, { ...draft, ...more }))
  await expect(save({ conversationId: conversation_id })).rejects.toMatchObject({ code: 'conversation/unknown' })
  await expect(save({ replyToMessageId: id })).rejects.toMatchObject({ code: 'message/unknown' })
  await expect(save({})).resolves.toBeUndefined()
})
