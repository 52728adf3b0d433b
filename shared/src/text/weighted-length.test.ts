import fc from 'fast-check'
import twitter from 'twitter-text'
import { expect, test } from 'vitest'
import { countText } from './count-text.ts'
import { weightedLength } from './weighted-length.ts'

const oracle = (text: string) => twitter.parseTweet(text).weightedLength

test.each([
  'Hola, ¿qué tal? Año nuevo',
  'ñandú çedilha ação',
  'mira https://banco.com/una/ruta?con=todo y dime',
  'banco.com y otro-banco.pe/tarjetas',
  '👍🏽 familia 👨‍👩‍👧‍👦 bandera 🇵🇪',
  '日本語のテキスト',
  '“comillas” — raya… y puntos',
  '@usuario #tema $CASH',
  'e\u0301 compuesta',
  '',
])('«%s» counts as X counts it', (text) => expect(weightedLength(text)).toBe(oracle(text)))

test('any words, accents and emoji count as X counts them', () => {
  const piece = fc.constantFrom('hola', 'ñ', 'á', '¿', '😀', '👩‍🚀', '❤️', '語', ' ', '…', '“', '1', 'https://t.co/abc', '@ana', '#app', '\n')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(' ')
      expect(weightedLength(text)).toBe(oracle(text))
    }),
  )
})

test('characters are those a person sees, bytes those that are sent', () => {
  expect(countText('characters', '👨‍👩‍👧‍👦é')).toBe(2)
  expect(countText('bytes', 'é😀')).toBe(6)
})
