import { expect, test } from 'vitest'
import { missingFields, ownName } from './mapping.ts'

test('A file must tell the number and the name of each customer', () => {
  expect(missingFields({ id: 'number', email: 'email' })).toEqual(['name'])
  expect(missingFields({ id: 'number', who: 'name' })).toEqual([])
})

test('A column of the company’s own keeps its name, cut to what is allowed', () => {
  expect(ownName(' Sucursal ')).toBe('data.Sucursal')
  expect(ownName('a'.repeat(80))).toHaveLength(55)
  expect(ownName('  ')).toBe('data.x')
})
