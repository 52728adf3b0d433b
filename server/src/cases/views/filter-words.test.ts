import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { areCommon, withCommonWords, withWords } from './filter-words.ts'

test('words find the same cases whether they are rare or common: by title, by number, by a piece of the name', async () => {
  const stage = await stageCases()
  const charge = await stage.open({ title: 'Cobro de Comisión 40%', contact_id: await stage.contact('Rosa_Ibáñez') })
  const app = await stage.open({ title: 'La aplicación no abre' })
  const find = async (words: string) => {
    const ids = async (condition: ReturnType<typeof withWords>) =>
      (await sql<{ id: string }>`select c.id from cases c where ${condition} order by c.number`.execute(stage.db)).rows.map(({ id }) => id)
    const found = await ids(withWords(words))
    expect(await ids(withCommonWords(words))).toEqual(found)
    return found
  }
  expect(await find('comision')).toEqual([charge])
  expect(await find('ibañ')).toEqual([charge])
  expect(await find('rosa_i')).toEqual([charge])
  expect(await find('lucia')).toEqual([app])
  expect(await find('nada')).toEqual([])
  expect(await find(`#${(await stage.caseRow(app)).number}`)).toEqual([app])
  expect(await areCommon(stage.db, 'comision')).toBe(false)
  expect(await areCommon(stage.db, 'la')).toBe(true)
})
