import type { CaseType } from '@atalaya/shared/contract/taxonomy.ts'
import { expect, test } from 'vitest'
import { parentsFor, swap, treeOf } from './type-tree.ts'

const type = (typeId: string, parentId: string | null, position: number): CaseType => ({
  typeId,
  key: typeId,
  parentId,
  names: { es: typeId, en: typeId, pt: typeId },
  position,
  retired: false,
})
const types = [type('b', null, 1), type('a', null, 0), type('a2', 'a', 1), type('a1', 'a', 0), type('a1x', 'a1', 0), type('lost', 'gone', 2)]

test('Types come in the order a tree is read, a lost one at the root', () => {
  expect(treeOf(types).map((row) => `${row.depth}${row.type.typeId}`)).toEqual(['0a', '1a1', '2a1x', '1a2', '0b', '0lost'])
})

test('A type is never offered itself or what is below it as a parent', () => {
  expect(parentsFor(types, 'a').map(({ typeId }) => typeId)).toEqual(['b', 'lost'])
  expect(parentsFor(types, 'a1').map(({ typeId }) => typeId)).toEqual(['a', 'a2', 'b', 'lost'])
})

test('Moving a type changes only the positions that have to change', () => {
  expect(swap(types, 'a1', 1).map(({ typeId, position }) => [typeId, position])).toEqual([
    ['a2', 0],
    ['a1', 1],
  ])
  expect(swap(types, 'a', -1)).toEqual([])
})
