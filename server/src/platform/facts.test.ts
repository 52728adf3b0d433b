import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { inTransaction } from './db.ts'
import { emit, endOfLog, PLATFORM, parsePlace, readFacts } from './facts.ts'
import { newId } from './ids.ts'

test('facts are read in the order of the log, each once, when their numbers gain a digit', async () => {
  const { db } = await testApp()
  let place = await endOfLog(db)
  const written: string[] = []
  for (let batch = 0; batch < 12; batch++) {
    await inTransaction(db, async (tx) => {
      for (let index = 0; index < 10; index++) {
        const teamId = newId()
        written.push(teamId)
        await emit(tx, PLATFORM, 'team.changed', { teamId })
      }
    })
  }
  const read: string[] = []
  for (;;) {
    const facts = await readFacts(db, place, 7)
    read.push(...facts.flatMap((fact) => (fact.type === 'team.changed' ? [fact.data.teamId] : [])))
    const last = facts.at(-1)
    // A writer in another test's database may hold the rest back for a moment.
    if (!last && read.length === written.length) break
    if (!last) continue
    place = parsePlace(last.place)!
  }
  expect(read).toEqual(written)
})
