import { expect, test } from 'vitest'
import { stageCases } from '../../test/stage-cases.ts'
import { PLATFORM } from '../platform/facts.ts'
import { noteAnswer } from './note-answer.ts'

test('an answer ends the waiting, moves a new case to pending, and is the same told twice', async () => {
  const stage = await stageCases()
  const caseId = await stage.open()
  stage.clock.wind(1000)
  const messageId = await stage.say(caseId, 'out', { text: 'Lo vemos  ahora', state: 'queued' })
  for (let times = 0; times < 2; times++) await stage.run((tx) => noteAnswer(tx, PLATFORM, messageId))
  expect(await stage.caseRow(caseId)).toMatchObject({
    state: 'pending',
    waiting_since: null,
    due_at: null,
    preview: 'Lo vemos ahora',
    preview_by: 'brand',
    messages: 2,
    first_answer_at: stage.clock.now(),
  })
  expect(await stage.facts(caseId)).toEqual(['case.state-changed'])
})

test('who writes after the answer waits since then, even when the answer is noted late', async () => {
  const stage = await stageCases()
  const caseId = await stage.open()
  stage.clock.wind(1000)
  const messageId = await stage.say(caseId, 'out')
  stage.clock.wind(1000)
  const wrote = stage.clock.now()
  await stage.say(caseId, 'in')
  await stage.run((tx) => noteAnswer(tx, PLATFORM, messageId))
  expect(await stage.caseRow(caseId)).toMatchObject({ waiting_since: wrote, due_at: new Date(wrote.getTime() + 600_000), preview_by: 'contact' })
})

test.for(['cancelled', 'failed'])('a reply that is %s is no answer: the customer waits as before', async (state) => {
  const stage = await stageCases()
  const caseId = await stage.open()
  const { waiting_since } = await stage.caseRow(caseId)
  stage.clock.wind(1000)
  const messageId = await stage.say(caseId, 'out')
  await stage.run((tx) => noteAnswer(tx, PLATFORM, messageId))
  await stage.db.updateTable('messages').set({ state }).where('id', '=', messageId).execute()
  await stage.run((tx) => noteAnswer(tx, PLATFORM, messageId))
  expect(await stage.caseRow(caseId)).toMatchObject({ waiting_since, first_answer_at: null })
})

test('what the platform says by itself, or is to leave tomorrow, answers nobody', async () => {
  const stage = await stageCases()
  const caseId = await stage.open()
  const { waiting_since } = await stage.caseRow(caseId)
  stage.clock.wind(1000)
  const automatic = await stage.say(caseId, 'out', { author_kind: 'platform' })
  const later = await stage.say(caseId, 'out', { state: 'queued', send_at: new Date(stage.clock.now().getTime() + 86_400_000) })
  for (const messageId of [automatic, later]) await stage.run((tx) => noteAnswer(tx, PLATFORM, messageId))
  expect(await stage.caseRow(caseId)).toMatchObject({ waiting_since, state: 'new' })
})
