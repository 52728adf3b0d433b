import { expect, test } from 'vitest'
import { mendTexts } from './bad-text.ts'

test('whatever holds texts comes out storable, and is otherwise the same', () => {
  const at = new Date(0)
  const value = { id: '\u0000', names: ['\ud800', 'ñandú 🦤'], at, count: 1, none: null, missing: undefined }
  expect(mendTexts(value)).toEqual({ id: '\uFFFD', names: ['\uFFFD', 'ñandú 🦤'], at, count: 1, none: null, missing: undefined })
})
