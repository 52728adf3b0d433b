import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { searchCases } from './search-cases.ts'

test('a case is found by the words of its title as it is now, and by no others', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const caseId = await stage.open({ title: 'Cajero tragó la tarjeta' })
  const find = async (words: string) => (await searchCases(stage.db, agent, { words, order: 'newest', limit: 10 })).map((hit) => hit.caseId)
  expect(await find('cajero trago')).toEqual([caseId])
  await sql`update cases set title = 'Préstamo sin respuesta' where id = ${caseId}`.execute(stage.db)
  expect(await find('cajero')).toEqual([])
  expect(await find('prestamo')).toEqual([caseId])
})
