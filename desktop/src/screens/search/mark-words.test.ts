import { expect, test } from 'vitest'
import { markWords } from './mark-words.ts'

const marked = (excerpt: string, words: string) => markWords(excerpt, words).flatMap(({ text, isMarked }) => (isMarked ? [text] : []))

test('Words are marked whatever their accents, the last one unfinished', () => {
  expect(marked('La transferéncia no llegó a mi tarjeta', 'transferencia tarj')).toEqual(['transferéncia', 'tarjeta'])
})

test('An excerpt is the same text after marking', () => {
  const text = 'Hola, ¿qué tal? Mi tarjeta…'
  expect(
    markWords(text, 'tarjeta')
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('Marks of the server are taken over and never shown', () => {
  expect(
    markWords('mi <mark>tarjeta</mark>', 'tarjeta')
      .map((piece) => piece.text)
      .join(''),
  ).toBe('mi tarjeta')
})
