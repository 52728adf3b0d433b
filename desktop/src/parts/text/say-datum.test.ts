import { expect, test } from 'vitest'
import { sayDatum, sayLabel } from './say-datum.ts'

const say = (value: unknown, locale = 'es') => sayDatum(value, locale, { yes: 'Sí', no: 'No' })

test('A day is said in the reader’s language and is the same day in every zone', () => {
  expect(say('2023-11-16')).toBe('16 nov 2023')
  expect(say('2023-11-16', 'en')).toBe('Nov 16, 2023')
})

test('Lists get room, and what only looks like one stays', () => {
  expect(say('Cuenta Sueldo,Fondo Andino')).toBe('Cuenta Sueldo, Fondo Andino')
  expect(say(['uno', 'dos'])).toBe('uno, dos')
  expect(say('1,5')).toBe('1,5')
  expect(say('https://sitio.example/a,b')).toBe('https://sitio.example/a,b')
  expect(say('2023-19-45')).toBe('2023-19-45')
})

test('Yes, no and figures are said in the reader’s language', () => {
  expect([say(true), say(false), say(12345.5)]).toEqual(['Sí', 'No', '12345,5'])
})

test('The name of a column becomes a label', () => expect(sayLabel('cliente_desde')).toBe('Cliente desde'))
