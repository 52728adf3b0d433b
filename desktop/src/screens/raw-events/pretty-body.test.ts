import { expect, test } from 'vitest'
import { prettyBody } from './pretty-body.ts'

test('JSON is laid out as a program would', () => {
  const value = { a: [1, { b: 'x, {y}: "z"' }], empty: {}, none: [], t: true, n: null }
  expect(prettyBody(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
})

test('Ids longer than a program’s numbers stay as they came', () => {
  expect(prettyBody('{"id":1987654321987654321}')).toBe('{\n  "id": 1987654321987654321\n}')
})

test('What is not JSON is shown as it came', () => expect(prettyBody('<xml/>{')).toBe('<xml/>{'))
