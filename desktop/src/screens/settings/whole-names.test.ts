import { expect, test } from 'vitest'
import { makeKey, wholeNames } from './whole-names.ts'

const none = new Set<string>()

test('A language left empty takes the name of another', () => {
  expect(wholeNames({ es: ' Queja ', en: '', pt: 'Reclamação' })).toEqual({ es: 'Queja', en: 'Queja', pt: 'Reclamação' })
})

test('A key is made of the plain letters of a name, below that of its parent', () => {
  expect(makeKey('Atención telefónica', 'queja', none)).toBe('queja.atencion-telefonica')
  expect(makeKey('¡¿?!', null, none)).toBe('x')
})

test('A key that is taken gets a number', () => {
  expect(makeKey('Fraude', null, new Set(['fraude', 'fraude-2']))).toBe('fraude-3')
})

test('A long name makes a key the contract still takes', () => {
  const key = makeKey('a '.repeat(80), 'root', none)
  expect(key.length).toBeLessThanOrEqual(60)
  expect(key).toMatch(/^[a-z0-9]+([._-][a-z0-9]+)*$/)
})
