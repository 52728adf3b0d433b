import * as contract from '@atalaya/shared/contract/bulk.ts'
import { expect, test } from 'vitest'
import { signedIn } from '../../../test/people.ts'
import { type Stage, stageCases } from '../../../test/stage-cases.ts'

/** All that a case shows of its work. */
async function standing(stage: Stage, caseId: string) {
  const { updated_at: _, ...row } = await stage.caseRow(caseId)
  const tags = await stage.db.selectFrom('case_tags').select('tag_id').where('case_id', '=', caseId).orderBy('tag_id').execute()
  const followers = await stage.db.selectFrom('followers').select('person_id').where('case_id', '=', caseId).execute()
  const labels = await stage.db.selectFrom('labels').select('chosen').where('case_id', '=', caseId).execute()
  return { row, tags, followers, labels }
}

test('whatever was done to many is taken back to exactly what each had', async () => {
  const stage = await stageCases()
  const who = await signedIn(stage, 'administrator')
  const teamId = await stage.team()
  const types = await stage.db.selectFrom('case_types').select('id').orderBy('key').limit(2).execute()
  const reason = await stage.db.selectFrom('close_reasons').select('id').executeTakeFirstOrThrow()
  const tags = [crypto.randomUUID(), crypto.randomUUID()] as [string, string]
  await stage.db
    .insertInto('tags')
    .values(tags.map((id) => ({ id, name: id })))
    .execute()
  const until = new Date(Date.now() + 7_200_000)
  const guess = { type_id: types[0]!.id, type_source: 'suggestion', type_reason: JSON.stringify({ code: 'words', words: ['app'] }) }
  const caseId = await stage.open({
    ...guess,
    tone: -1,
    tone_reason: JSON.stringify({ code: 'words', words: ['no'] }),
    priority: 1,
    snoozed_until: until,
  })
  await stage.db.insertInto('case_tags').values({ case_id: caseId, tag_id: tags[0] }).execute()
  const before = await standing(stage, caseId)
  const changes: contract.BulkChange[] = [
    { do: 'assign', ownerId: who.person.personId, teamId },
    { do: 'close', reasonId: reason.id, rating: 'negative' },
    { do: 'state', state: 'escalated', teamId },
    { do: 'type', typeId: types[1]!.id },
    { do: 'type', typeId: types[0]!.id },
    { do: 'tone', tone: 2 },
    { do: 'priority', priority: -1 },
    { do: 'tag', tagIds: tags },
    { do: 'untag', tagIds: tags },
    { do: 'set-aside' },
    { do: 'snooze', until: new Date(Date.now() + 3_600_000).toISOString() },
    { do: 'follow', undo: false },
  ]
  for (const change of changes) {
    const source: contract.BulkSource = { by: 'cases', caseIds: [caseId] }
    expect(await who.call(contract.previewBulk, { source, change }), change.do).toMatchObject({ matches: 1, changes: 1, skipped: [] })
    const { bulkId } = await who.call(contract.startBulk, { bulkId: crypto.randomUUID(), source, change })
    await stage.settle()
    expect(await who.call(contract.readBulk, { bulkId }), change.do).toMatchObject({ changed: 1, refused: 0 })
    expect(await standing(stage, caseId), change.do).not.toEqual(before)
    const again = (await who.call(contract.previewBulk, { source, change })).skipped
    expect(again, change.do).toEqual([
      { code: change.do === 'close' ? 'case/closed' : expect.stringMatching(/^(bulk\/so-already|case\/escalated)$/), count: 1 },
    ])
    await who.call(contract.undoBulk, { bulkId })
    await stage.settle()
    expect(await who.call(contract.readBulk, { bulkId }), change.do).toMatchObject({ undone: 1, kept: 0 })
    expect(await standing(stage, caseId), change.do).toEqual(before)
  }
})

test('a tag given since to a case stays when the tags given to many are taken back', async () => {
  const stage = await stageCases()
  const who = await signedIn(stage, 'supervisor')
  const [given, since] = [crypto.randomUUID(), crypto.randomUUID()]
  await stage.db
    .insertInto('tags')
    .values([given, since].map((id) => ({ id, name: id })))
    .execute()
  const caseId = await stage.open()
  const bulkId = crypto.randomUUID()
  await who.call(contract.startBulk, { bulkId, source: { by: 'cases', caseIds: [caseId] }, change: { do: 'tag', tagIds: [given] } })
  await stage.settle()
  await stage.db.insertInto('case_tags').values({ case_id: caseId, tag_id: since }).execute()
  await who.call(contract.undoBulk, { bulkId })
  await stage.settle()
  expect((await standing(stage, caseId)).tags).toEqual([{ tag_id: since }])
})
