import { expect, test } from 'vitest'
import { stageCases } from '../../../test/stage-cases.ts'
import { DEFAULT_TYPE_TREE } from '../../triage/default-type-tree.ts'
import { provisionTaxonomy } from './provision-taxonomy.ts'
import { readTaxonomy } from './read-taxonomy.ts'
import { saveField } from './save-field.ts'
import { saveReason } from './save-reason.ts'
import { saveTag } from './save-tag.ts'
import { saveType } from './save-type.ts'
import { saveTypeLevels } from './save-type-levels.ts'

const names = { es: 'Nuevo', en: 'New', pt: 'Novo' }
const rest = { names, position: 0, retired: false }

test('a workspace begins with the default tree and reasons, whoever starts first, and keeps what was changed', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const before = await readTaxonomy(stage.db)
  expect(before.types).toHaveLength(DEFAULT_TYPE_TREE.length)
  expect(before.reasons.map(({ key }) => key)).toEqual(['resolved', 'answered', 'duplicate', 'no-response', 'not-for-us', 'spam'])
  const changed = before.types.find(({ key }) => key === 'query')!
  await stage.run((tx) => saveType(tx, agent, { ...changed, names }))
  await Promise.all([provisionTaxonomy(stage), provisionTaxonomy(stage)])
  const after = await readTaxonomy(stage.db)
  expect(after.types).toHaveLength(before.types.length)
  expect(after.types.find(({ key }) => key === 'query')!.names).toEqual(names)
  await stage.db.deleteFrom('case_types').execute()
  await Promise.all([provisionTaxonomy(stage), provisionTaxonomy(stage)])
  expect((await readTaxonomy(stage.db)).types).toHaveLength(before.types.length)
})

test('the type tree has no rings, and no two types one key', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const [top, below] = [crypto.randomUUID(), crypto.randomUUID()]
  const save = (typeId: string, key: string, parentId: string | null) => stage.run((tx) => saveType(tx, agent, { typeId, key, parentId, ...rest }))
  await save(top, 'garantia', null)
  await save(below, 'garantia.plazo', top)
  await expect(save(top, 'garantia', below)).rejects.toMatchObject({ code: 'type/ring' })
  await expect(save(top, 'garantia', top)).rejects.toMatchObject({ code: 'type/ring' })
  await expect(save(crypto.randomUUID(), 'garantia', null)).rejects.toMatchObject({ code: 'taxonomy/key-taken' })
  await expect(save(crypto.randomUUID(), 'otra', crypto.randomUUID())).rejects.toMatchObject({ code: 'type/unknown' })
})

test('two moves at once cannot close a ring', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const [a, b] = [crypto.randomUUID(), crypto.randomUUID()]
  const save = (typeId: string, key: string, parentId: string | null) => stage.run((tx) => saveType(tx, agent, { typeId, key, parentId, ...rest }))
  await save(a, 'a', null)
  await save(b, 'b', null)
  const outcomes = await Promise.allSettled([save(a, 'a', b), save(b, 'b', a)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('tags differ by more than accents; one that is retired frees its name', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const tagId = crypto.randomUUID()
  const save = (id: string, name: string, retired = false) => stage.run((tx) => saveTag(tx, agent, { tagId: id, name, color: 'red', retired }))
  await save(tagId, 'Campaña')
  await expect(save(crypto.randomUUID(), 'CAMPANA')).rejects.toMatchObject({ code: 'tag/exists' })
  await save(tagId, 'Campaña', true)
  await save(crypto.randomUUID(), 'campana')
  expect((await readTaxonomy(stage.db)).tags.map(({ retired }) => retired).sort()).toEqual([false, true])
})

test('a field keeps what it is of, its key and its kind, and a choice has options', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  const field = {
    fieldId: crypto.randomUUID(),
    subject: 'case' as const,
    key: 'product',
    kind: 'choice' as const,
    options: ['a'],
    required: false,
    ...rest,
  }
  const save = (changes: object) => stage.run((tx) => saveField(tx, agent, { ...field, ...changes }))
  await save({})
  expect(await save({ options: ['a', 'b'], required: true })).toMatchObject({ options: ['a', 'b'], required: true })
  await expect(save({ kind: 'text' })).rejects.toMatchObject({ code: 'field/fixed' })
  await expect(save({ fieldId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'taxonomy/key-taken' })
  await expect(save({ fieldId: crypto.randomUUID(), key: 'b', options: [] })).rejects.toMatchObject({ code: 'field/no-options' })
})

test('reasons and the levels to choose are changed, and everyone is told', async () => {
  const stage = await stageCases()
  const agent = await stage.worker()
  await stage.db
    .insertInto('workspace')
    .values({ name: 'Banco' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const reasonId = crypto.randomUUID()
  await stage.run((tx) => saveReason(tx, agent, { reasonId, key: 'derivado', ...rest }))
  await expect(stage.run((tx) => saveReason(tx, agent, { reasonId: crypto.randomUUID(), key: 'derivado', ...rest }))).rejects.toMatchObject({
    code: 'taxonomy/key-taken',
  })
  expect((await readTaxonomy(stage.db)).typeLevels).toBe(1)
  await stage.run((tx) => saveTypeLevels(tx, agent, 2))
  expect((await readTaxonomy(stage.db)).typeLevels).toBe(2)
  const told = await stage.db.selectFrom('facts').select('data').where('type', '=', 'taxonomy.changed').orderBy('seq').execute()
  expect(told.map(({ data }) => data)).toEqual([{ kind: 'reasons' }, { kind: 'types' }])
})
