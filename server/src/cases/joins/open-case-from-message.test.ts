import { expect, test } from 'vitest'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import { openCaseFromMessage } from './open-case-from-message.ts'

/** Messages of a contact that no rule made a case of, a second apart. */
async function free(stage: Stage, texts: readonly string[]): Promise<string[]> {
  const caseId = await stage.open({ texts })
  const rows = await stage.db.updateTable('messages').set({ case_id: null }).where('case_id', '=', caseId).returning(['id', 'sent_at']).execute()
  await stage.db.updateTable('conversations').set({ case_id: null }).where('case_id', '=', caseId).execute()
  await stage.db.deleteFrom('cases').where('id', '=', caseId).execute()
  return rows.sort((a, b) => a.sent_at.getTime() - b.sent_at.getTime()).map(({ id }) => id)
}

test('a message that has no case is made one, with those after it in its conversation; asking again gives the same', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const [, second] = await free(stage, ['vaya', 'no funciona el cajero', '¿hola?'])
  await stage.db
    .updateTable('messages')
    .set({ type_key: 'incident', tone: -1, reasons: '{"type":{"code":"words","words":["funciona"]}}' })
    .where('id', '=', second!)
    .execute()
  const caseId = await stage.run((tx) => openCaseFromMessage(tx, agent, second!))
  expect(await stage.run((tx) => openCaseFromMessage(tx, agent, second!))).toBe(caseId)
  const type = await stage.db.selectFrom('case_types').select('id').where('key', '=', 'incident').executeTakeFirstOrThrow()
  expect(await stage.caseRow(caseId)).toMatchObject({
    messages: 2,
    title: 'no funciona el cajero',
    type_id: type.id,
    type_source: 'suggestion',
    tone: -1,
    gathers: true,
  })
  expect(await stage.facts(caseId)).toEqual(['case.opened', 'case.changed'])
})

test('it joins the open case of the contact rather than open a second', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const [message] = await free(stage, ['hola'])
  const { contact_id } = await stage.db.selectFrom('messages').select('contact_id').where('id', '=', message!).executeTakeFirstOrThrow()
  const open = await stage.open({ contact_id })
  expect(await stage.run((tx) => openCaseFromMessage(tx, agent, message!))).toBe(open)
  expect(await stage.caseRow(open)).toMatchObject({ messages: 2 })
})

test('someone who sees only their own work owns the case they make', async () => {
  const stage = await stageCases()
  const agent = await stage.worker('own')
  const [message] = await free(stage, ['hola'])
  const caseId = await stage.run((tx) => openCaseFromMessage(tx, agent, message!))
  expect((await stage.caseRow(caseId)).owner_id).toBe(agent.id)
})
