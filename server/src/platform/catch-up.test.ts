import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { catchUp, type Reaction } from './catch-up.ts'
import { inTransaction } from './db.ts'
import { emit, isBehind, PLATFORM } from './facts.ts'
import { newId } from './ids.ts'

test('a reader is shown the facts of its kinds alone, each once, and stands behind the others too', async () => {
  const { db } = await testApp()
  const said: string[][] = []
  const closed: string[] = []
  const reaction: Reaction = {
    'case.reopened': { together: async (_tx, facts) => void said.push(facts.map(({ data }) => data.caseId)) },
    'case.woken': async (_tx, { data }) => void closed.push(data.caseId),
  }
  const ids = Array.from({ length: 6 }, () => newId())
  await inTransaction(db, async (tx) => {
    await emit(tx, PLATFORM, 'case.reopened', { caseId: ids[0]! })
    await emit(tx, PLATFORM, 'team.changed', { teamId: newId() })
    for (const caseId of ids.slice(1, 3)) await emit(tx, PLATFORM, 'case.reopened', { caseId })
    for (const caseId of ids.slice(3, 5)) await emit(tx, PLATFORM, 'case.woken', { caseId })
    await emit(tx, PLATFORM, 'case.reopened', { caseId: ids[5]! })
    await emit(tx, PLATFORM, 'team.changed', { teamId: newId() })
  })
  do await catchUp(db, 'probe', reaction, 4)
  while (
    // A test of another file may hold the log back for a moment.
    await isBehind(db, ['probe'])
  )
  expect(said.flat()).toEqual([...ids.slice(0, 3), ids[5]])
  expect(said[0]).toEqual(ids.slice(0, 3))
  expect(closed).toEqual(ids.slice(3, 5))
  expect(await catchUp(db, 'probe', reaction, 4)).toBe(false)
  expect(said.flat()).toHaveLength(4)
})
