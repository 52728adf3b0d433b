import { expect, test } from 'vitest'
import { missingToClose } from './missing-to-close.ts'

const types = [
  { typeId: 'incident', parentId: null, retired: false },
  { typeId: 'app', parentId: 'incident', retired: false },
  { typeId: 'spam', parentId: null, retired: false },
  { typeId: 'lead', parentId: null, retired: false },
  { typeId: 'old', parentId: 'lead', retired: true },
]
const missing = (typeId: string | null, typeLevels: number, fields = {}, requiredKeys: string[] = []) =>
  missingToClose({ typeId, fields, types, typeLevels, requiredKeys })

test('the type is chosen as deep as asked, or as deep as its branch goes', () => {
  expect(missing(null, 0)).toEqual([])
  expect(missing(null, 1)).toEqual([{ code: 'type' }])
  expect(missing('incident', 1)).toEqual([])
  expect(missing('incident', 2)).toEqual([{ code: 'type-level', levels: 2 }])
  expect(missing('app', 2)).toEqual([])
  expect(missing('spam', 2)).toEqual([])
  expect(missing('lead', 2)).toEqual([])
})

test('required fields are filled in; no and zero are answers', () => {
  expect(missing('spam', 1, { product: '' }, ['product', 'amount'])).toEqual([
    { code: 'field', key: 'product' },
    { code: 'field', key: 'amount' },
  ])
  expect(missing('spam', 1, { agreed: false, amount: 0 }, ['agreed', 'amount'])).toEqual([])
})
