import type { CaseType } from '@atalaya/shared/contract/taxonomy.ts'
import { expect, test } from 'vitest'
import { rollUp } from './roll-up.ts'

const type = (typeId: string, parentId: string | null = null): CaseType => ({
  typeId,
  key: typeId,
  parentId,
  names: { es: typeId, en: typeId, pt: typeId },
  position: 0,
  retired: false,
})
const weight = (key: string, cases: number, bad = 0) => ({ key, cases, open: 0, unassigned: 0, bad })
const types = [type('complaint'), type('card', 'complaint'), type('fraud', 'card'), type('query')]

test('A type holds its own cases and those of all types below it', () => {
  const [complaint] = rollUp(types, [weight('complaint', 2), weight('card', 3, 1), weight('fraud', 4, 4)])
  expect(complaint?.weight).toMatchObject({ cases: 9, bad: 5 })
  expect(complaint?.children[0]?.weight.cases).toBe(7)
  expect(complaint?.typeIds).toEqual(['complaint', 'card', 'fraud'])
})

test('The heaviest type comes first, and types without cases are left out', () => {
  expect(rollUp(types, [weight('query', 9), weight('fraud', 4)]).map(({ typeId }) => typeId)).toEqual(['query', 'complaint'])
  expect(rollUp(types, [weight('query', 9)])).toHaveLength(1)
})

test('Cases without a type, or of a type nobody knows any more, stay in the sum', () => {
  expect(rollUp(types, [weight('', 5), weight('gone', 1)])).toMatchObject([{ typeId: null, weight: { cases: 6 } }])
})
