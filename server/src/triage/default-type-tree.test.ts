import { expect, test } from 'vitest'
import { DEFAULT_TYPE_TREE } from './default-type-tree.ts'

test('keys are unique and parents come before their children', () => {
  const seen = new Set<string>()
  for (const type of DEFAULT_TYPE_TREE) {
    expect(seen).not.toContain(type.key)
    if (type.parentKey !== null) {
      expect(seen).toContain(type.parentKey)
      expect(type.key.startsWith(`${type.parentKey}.`)).toBe(true)
    }
    seen.add(type.key)
  }
})

test('every type is named in the three languages and siblings have an order of their own', () => {
  const places = DEFAULT_TYPE_TREE.map((type) => `${type.parentKey}/${type.position}`)
  expect(new Set(places).size).toBe(places.length)
  for (const type of DEFAULT_TYPE_TREE) expect(Object.values(type.names).every((name) => name.length > 2)).toBe(true)
})
