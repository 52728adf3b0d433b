import { expect, test } from 'vitest'
import { excerpt } from './excerpt.ts'

const LONG = 'palabra '.repeat(40)

test('a short text is shown whole, on one line', () => {
  expect(excerpt('  Hola,\n buenos   días ', 'dias')).toBe('Hola, buenos días')
})

test('of a long text the piece around the word is shown, accents or not', () => {
  const text = `${LONG}el CRÉDITO que pedí ${LONG}`
  for (const words of ['credito', 'crédito', 'CRED']) {
    const shown = excerpt(text, words)
    expect(shown).toMatch(/^….*el CRÉDITO que pedí.*…$/)
    expect(shown.length).toBeLessThan(190)
  }
})

test('a word inside another counts only when none begins so', () => {
  expect(excerpt(`descobro ${LONG}${LONG}mi cobro doble ${LONG}`, 'cobro')).toContain('mi cobro doble')
  expect(excerpt(`descobro ${LONG}${LONG}`, 'cobro')).toMatch(/^descobro/)
})

test('emoji and letters of several parts neither move the piece nor break', () => {
  const shown = excerpt(`${'👩‍👩‍👧 ñandú '.repeat(40)}mi tarjeta 💳 azul ${LONG}`, 'tarjeta')
  expect(shown).toContain('mi tarjeta 💳 azul')
  expect(shown.isWellFormed()).toBe(true)
})
