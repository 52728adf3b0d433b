import { expect, test } from 'vitest'
import { catchUp } from '../src/platform/catch-up.ts'
import { inTransaction } from '../src/platform/db.ts'
import { emit, PLATFORM } from '../src/platform/facts.ts'
import { newId } from '../src/platform/ids.ts'
import { testApp } from './test-app.ts'

test('a reader of the log does not step over a fact whose transaction commits late', async () => {
  const { db } = await testApp()
  const seen: string[] = []
  const read = () => catchUp(db, 'probe', { 'case.reopened': async (_tx, fact) => void seen.push(fact.data.caseId) })
  const [slow, quick] = [newId(), newId()]
  const held = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const late = inTransaction(db, async (tx) => {
    await emit(tx, PLATFORM, 'case.reopened', { caseId: slow })
    written.resolve()
    await held.promise
  })
  await written.promise
  await inTransaction(db, (tx) => emit(tx, PLATFORM, 'case.reopened', { caseId: quick }))
  await read()
  expect(seen).toEqual([])
  held.resolve()
  await late
  // A test of another file may hold the log back for a moment.
  while (seen.length < 2) await read()
  expect(seen).toEqual([slow, quick])
})
