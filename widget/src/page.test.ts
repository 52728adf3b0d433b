import { expect, test } from 'vitest'
import { localeOf } from './page.ts'
import { makeId } from './talk/make-id.ts'
import { fill, TEXTS } from './texts.ts'
import { inkOn } from './view/ink.ts'

test.each([
  ['es-PE', 'es'],
  ['pt-BR', 'pt'],
  ['en', 'en'],
  ['ES', 'es'],
  ['de-DE', 'en'],
  ['', 'en'],
])('a page in %j is answered in %s', (language, locale) => {
  expect(localeOf(language)).toBe(locale)
})

test('the three languages say the same things, with the same values in them', () => {
  const shape = (texts: object): string[] =>
    Object.entries(texts).flatMap(([key, text]) =>
      typeof text === 'string' ? [`${key} ${text.match(/\{\w+\}/g)?.sort() ?? ''}`] : shape(text).map((one) => `${key}.${one}`),
    )
  expect(shape(TEXTS.en)).toEqual(shape(TEXTS.es))
  expect(shape(TEXTS.pt)).toEqual(shape(TEXTS.es))
  expect(fill('{name} pasa de {max} MB.', { name: 'a.pdf', max: 10 })).toBe('a.pdf pasa de 10 MB.')
})

test.each([
  ['#ffffff', '#000000'],
  ['#000000', '#ffffff'],
  ['#0b6b60', '#ffffff'],
  ['#f2b705', '#000000'],
  ['#0f5fd7', '#ffffff'],
  ['#757575', '#ffffff'],
  ['#777777', '#000000'],
])('on %s one reads %s', (ground, ink) => {
  expect(inkOn(ground)).toBe(ink)
})

test('ids are UUIDs of version 7 that sort by the time they were made', () => {
  const [first, second] = [makeId(1_762_170_000_000), makeId(1_762_170_000_001)]
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(first < second).toBe(true)
})
