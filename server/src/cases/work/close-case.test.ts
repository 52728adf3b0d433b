import { expect, test } from 'vitest'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'
import { closeCase } from './close-case.ts'
import { reopenCase } from './reopen-case.ts'

async function ready(stage: Stage) {
  const { id: reasonId } = await stage.db.selectFrom('close_reasons').select('id').where('key', '=', 'resolved').executeTakeFirstOrThrow()
  const { id: type_id } = await stage.db.selectFrom('case_types').select('id').where('key', '=', 'query').executeTakeFirstOrThrow()
  return { agent: await stage.worker(), reasonId, type_id }
}

test('closing asks for reason, rating and type, and stops every clock', async () => {
  const stage = await stageCases()
  const { agent, reasonId, type_id } = await ready(stage)
  const caseId = await stage.open({ type_id })
  const close = (id: string, reason = reasonId) => stage.run((tx) => closeCase(tx, agent, { caseId: id, reasonId: reason, rating: 'positive' }))
  await expect(close(await stage.open())).rejects.toMatchObject({ code: 'case/incomplete', details: { missing: [{ code: 'type' }] } })
  await expect(close(caseId, crypto.randomUUID())).rejects.toMatchObject({ code: 'reason/unknown' })
  await close(caseId)
  expect(await stage.caseRow(caseId)).toMatchObject({
    state: 'closed',
    closed_at: agent.at,
    closed_by: agent.id,
    reason_id: reasonId,
    rating: 'positive',
    waiting_since: null,
    due_at: null,
    gathers: true,
  })
  await expect(close(caseId)).rejects.toMatchObject({ code: 'case/closed' })
  expect(await stage.facts(caseId)).toEqual(['case.closed'])
})

test('a case opened again forgets how it ended, and leaves gathering to a newer open case of the contact', async () => {
  const stage = await stageCases()
  const { agent, reasonId, type_id } = await ready(stage)
  const caseId = await stage.open({ type_id })
  const { contact_id } = await stage.caseRow(caseId)
  await stage.run((tx) => closeCase(tx, agent, { caseId, reasonId, rating: 'neutral' }))
  const newer = await stage.open({ contact_id })
  await stage.run((tx) => reopenCase(tx, agent, caseId))
  expect(await stage.caseRow(caseId)).toMatchObject({ state: 'pending', closed_at: null, reason_id: null, rating: null, gathers: false })
  expect(await stage.caseRow(newer)).toMatchObject({ gathers: true })
  await expect(stage.run((tx) => reopenCase(tx, agent, caseId))).rejects.toMatchObject({ code: 'case/open' })
})
