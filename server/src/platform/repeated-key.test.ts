import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repeatedKey } from './repeated-key.ts'

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":1,"b":{"c":1,"d":[],"c":2}}', 'c'],
  ['[{"a":1},{"a":1 , "b":"a", "a" : 2}]', 'a'],
  [String.raw`{"a\"b":1,"a\u0022b":2}`, 'a"b'],
  [String.raw`{"role":"agent","r\u006fle":"administrator"}`, 'role'],
  ['{"":1,"":2}', ''],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('in %s a name is given twice', (json, name) => {
  expect(repeatedKey(json)).toBe(name)
})

test.each([
  '{}',
  '1',
  '"a"',
  '{"a":{"a":{"a":1}},"b":["a","a"],"c":"a"}',
  '[{"a":1},{"a":1}]',
  String.raw`{"a":"\"a\":","b":"\\"}`,
  '{"a" : "b", "b" :\n"a"}',
])('in %s no name is given twice', (json) => {
  expect(repeatedKey(json)).toBeUndefined()
})

test('whatever was made of a value repeats no name', () => {
  fc.assert(fc.property(fc.json(), (json) => repeatedKey(JSON.stringify(JSON.parse(json), null, 1)) === undefined))
})
