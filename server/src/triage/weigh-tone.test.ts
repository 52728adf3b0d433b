import { expect, test } from 'vitest'
import { createLexiconSuggester } from './lexicon-suggester.ts'

const suggester = createLexiconSuggester()
const tone = (text: string, lastLanguage = 'es') => suggester.suggest({ text, lastLanguage }).tone
const strength = (text: string, lastLanguage = 'es') => Math.abs(tone(text, lastLanguage))

test.each([
  ['no está mal', 'es', 1],
  ['nunca me funciona la tarjeta', 'es', -1],
  ['no es bueno el servicio', 'es', -1],
  ['no me gustó', 'es', -1],
  ['sin problemas con la entrega', 'es', 1],
  ['not bad at all', 'en', 1],
  ["I'm not happy with this", 'en', -1],
  ["it doesn't work on my phone", 'en', -1],
  ['não gostei da resposta', 'pt', -1],
  ['não é ruim o atendimento', 'pt', 1],
])('a negator turns what it governs: "%s"', (text, language, sign) => {
  expect(Math.sign(tone(text, language))).toBe(sign)
})

test('a negator does not reach over punctuation', () => {
  expect(tone('no, excelente servicio')).toBeGreaterThan(0)
})

test.each([
  ['Excelente servicio 👏👏 tres horas esperando', 'es'],
  ['gracias por nada', 'es'],
  ['genial, otra vez sin saldo', 'es'],
  ['Qué maravilla, se cayó el sistema de nuevo', 'es'],
  ['Great, locked out again', 'en'],
  ['Thanks for nothing', 'en'],
  ['Parabéns, fora do ar de novo', 'pt'],
  ['excelente atención 🙄', 'es'],
])('praise of a hardship is sarcasm: "%s"', (text, language) => {
  expect(tone(text, language)).toBeLessThan(0)
})

test('sarcasm says so in its reason', () => {
  expect(suggester.suggest({ text: 'genial, otra vez sin saldo' }).toneReason.code).toBe('tone/sarcasm')
})

test.each([
  ['la atención es buena pero la app es pésima', -1],
  ['la app es pésima pero me atendieron excelente y son muy amables', 1],
])('what follows a contrast weighs more: "%s"', (text, sign) => {
  expect(Math.sign(tone(text))).toBe(sign)
})

test.each([
  ['❤️', 1],
  ['👏🏽👏🏽', 1],
  ['😡😡', -1],
  ['🤦‍♀️', -1],
  ['🏦', 0],
])('emoji alone tell the tone: %s', (text, sign) => {
  const suggestion = suggester.suggest({ text })
  expect(Math.sign(suggestion.tone)).toBe(sign)
  if (sign !== 0) expect(suggestion.toneReason.code).toBe('tone/emoji')
})

test.each([
  ['la atención es mala', 'la atención es muy mala'],
  ['la atención es mala', 'LA ATENCIÓN ES MALA!!! SON MALOS'],
  ['es un poco malo', 'es recontra malo'],
])('boosters, capitals and exclamations strengthen: "%s" < "%s"', (mild, strong) => {
  expect(strength(strong)).toBeGreaterThan(strength(mild))
})

test.each(['malíiiiisimo', 'PESIMOOOO', 'pecimo servicio', 'vergüensa', 'una porqueria', 'p\u0065\u0301simo'])(
  'accents, spelling and drawn-out letters do not hide "%s"',
  (text) => {
    expect(tone(text)).toBe(-2)
  },
)

test.each([
  ['pésimo', -1],
  ['bacán', 1],
  ['chévere', 1],
  ['padrísimo', 1],
  ['una porquería', -1],
  ['es una mamada', -1],
  ['una joya', 1],
  ['sos un crack', 1],
  ['re mal', -1],
  ['muy guay', 1],
  ['qué vergüenza', -1],
  ['es una estafa', -1],
  ['ladrones', -1],
])('regional word "%s" is understood', (text, sign) => {
  expect(Math.sign(tone(text))).toBe(sign)
})

test.each([
  'Buenos días, ¿a qué hora cierran? Muchas gracias',
  'buenas tardes',
  'Good morning, what time do you open? Thanks',
  'Bom dia, qual o horário da agência? Obrigado',
])('politeness is not praise: "%s"', (text) => {
  expect(tone(text)).toBe(0)
})
