import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const HERE = import.meta.dirname
const files = readdirSync(join(HERE, 'es')).filter((name) => name.endsWith('.json'))

function leaves(tree: unknown, path = ''): [string, string][] {
  if (typeof tree === 'string') return [[path, tree]]
  return Object.entries(tree as object).flatMap(([key, branch]) => leaves(branch, path ? `${path}.${key}` : key))
}
const read = (locale: string, file: string) => new Map(leaves(JSON.parse(readFileSync(join(HERE, locale, file), 'utf8'))))
const blanks = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].sort()

for (const locale of ['en', 'pt']) {
  test(`The catalogue in ${locale} has the same files as the Spanish one`, () => {
    expect(readdirSync(join(HERE, locale)).filter((name) => name.endsWith('.json'))).toEqual(files)
  })
  for (const file of files) {
    test(`Every text of ${file} is there in ${locale}, with the same blanks to fill in`, () => {
      const spanish = read('es', file)
      const other = read(locale, file)
      expect([...other.keys()].sort()).toEqual([...spanish.keys()].sort())
      for (const [key, text] of spanish) expect(blanks(other.get(key)!), key).toEqual(blanks(text))
      expect([...other].filter(([, text]) => text.trim() === '')).toEqual([])
    })
  }
}
