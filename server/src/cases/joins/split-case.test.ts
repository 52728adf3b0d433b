import { expect, test } from 'vitest'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import { splitCase } from './split-case.ts'

const messagesOf = async ({ db }: Stage, caseId: string) =>
  (await db.selectFrom('messages').select('id').where('case_id', '=', caseId).orderBy('sent_at').execute()).map(({ id }) => id)

test('messages taken out make a case of their own that follows up the old one, which goes on gathering', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open({ texts: ['la app no abre', 'y además me cobraron dos veces', 'ayuda'], owner_id: agent.id })
  const [, charge] = await messagesOf(stage, caseId)
  const made = await stage.run((tx) => splitCase(tx, agent, { caseId, messageIds: [charge!] }))
  expect(await stage.caseRow(made)).toMatchObject({
    follow_up_of: caseId,
    messages: 1,
    title: 'y además me cobraron dos veces',
    owner_id: agent.id,
    gathers: false,
  })
  expect(await stage.caseRow(caseId)).toMatchObject({ messages: 2, preview: 'ayuda', gathers: true })
  expect(await stage.facts(made)).toEqual(['case.opened'])
  expect(await stage.facts(caseId)).toEqual(['case.split'])
})

test('of a closed case the new one takes over gathering, so that exactly one does', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open({ texts: ['uno', 'dos'], state: 'closed', closed_at: new Date() })
  const [first] = await messagesOf(stage, caseId)
  const made = await stage.run((tx) => splitCase(tx, agent, { caseId, messageIds: [first!] }))
  expect(await stage.caseRow(made)).toMatchObject({ gathers: true, state: 'new' })
  expect(await stage.caseRow(caseId)).toMatchObject({ gathers: false, state: 'closed' })
})

test('a case is not emptied by a split, nor does it give away messages of another', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open({ texts: ['uno', 'dos'] })
  const foreign = await messagesOf(stage, await stage.open())
  const split = async (messageIds: string[]) => stage.run((tx) => splitCase(tx, agent, { caseId, messageIds }))
  await expect(split(await messagesOf(stage, caseId))).rejects.toMatchObject({ code: 'case/nothing-left' })
  await expect(split(foreign)).rejects.toMatchObject({ code: 'message/unknown' })
  await expect(stage.run(async (tx) => splitCase(tx, agent, { caseId: await stage.open(), messageIds: foreign }))).rejects.toMatchObject({
    code: 'case/too-small',
  })
})
