import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNSEEN } from './fixtures/unseen.ts'
import { fold } from './fold.ts'
import { createLexiconSuggester } from './lexicon-suggester.ts'

const suggester = createLexiconSuggester()

test.each([
  ['one word of 2 MB', 'a'.repeat(2_000_000)],
  ['NULs', '\0'.repeat(5_000)],
  ['NULs between letters', 'no\0funciona\0nada'],
  ['lone surrogates', '\ud83d'.repeat(5_000)],
  ['lone surrogates in words', 'p\udc00ésimo servicio \ud83d'],
  ['stacked marks', `p${'\u0301\u0302\u0303'.repeat(5_000)}esimo`],
  ['ligatures that unfold', 'ﷺ'.repeat(5_000)],
  ['emoji', '😡'.repeat(5_000)],
  ['prototype keys', '__proto__ constructor toString hasOwnProperty valueOf'],
  ['nothing', ''],
  ['blanks', ' \n\t\u200b\u00a0'],
  ['right to left', '\u202eoivercs omisép\u202c'],
])('%s are survived', (_, text) => {
  const suggestion = suggester.suggest({ text })
  expect([-2, -1, 0, 1, 2]).toContain(suggestion.tone)
})

test('only the first 2,000 characters are read', () => {
  const padding = 'palabra '.repeat(260)
  expect(suggester.suggest({ text: `${padding} pésimo horrible ladrones` }).tone).toBe(0)
})

const fragment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    ...UNSEEN.map((row) => row.text),
    'pésimo',
    'NO',
    'nunca me',
    'sin',
    'pero',
    'excelente',
    'gracias',
    '😡',
    '👏',
    '!!!',
    '¿',
    'https://x.example/a',
    '#tag',
    '@name',
    '\0',
    '\ud83d',
  ),
)
const anyText = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(' '))
/** What is neither letter, number nor emoji is left out before folding, which would make letters of signs such as 🄐. */
const squeeze = (text: string) =>
  fold(text.replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}'’?]+/gu, ' ')).replace(/[^\p{L}\p{N}\p{Extended_Pictographic}?]+/gu, ' ')

test('whatever the text, the tone is in range and every reason quotes words of the text', () => {
  fc.assert(
    fc.property(anyText, fc.option(fc.constantFrom('es', 'en', 'pt'), { nil: undefined }), (text, lastLanguage) => {
      const suggestion = suggester.suggest({ text, lastLanguage })
      expect([-2, -1, 0, 1, 2]).toContain(suggestion.tone)
      const read = squeeze(text).replaceAll(' ', '')
      for (const quoted of [...suggestion.toneReason.words, ...(suggestion.typeReason?.words ?? [])]) {
        expect(quoted.isWellFormed()).toBe(true)
        expect(quoted).not.toContain('\0')
        for (const word of squeeze(quoted).trim().split(' ')) expect(read).toContain(word)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('the same text gets the same suggestion, whatever came before', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, other) => {
      const first = suggester.suggest({ text })
      suggester.suggest({ text: other })
      expect(suggester.suggest({ text })).toEqual(first)
    }),
    { numRuns: 200 },
  )
})
