import { expect, test } from 'vitest'
import { DEFAULT_TYPE_TREE } from './default-type-tree.ts'
import { LABELLED, type LabelledRow } from './fixtures/labelled.ts'
import { UNSEEN } from './fixtures/unseen.ts'
import { createLexiconSuggester } from './lexicon-suggester.ts'
import { suggestAll } from './suggest-all.ts'

const suggester = createLexiconSuggester()
const suggest = (text: string, lastLanguage?: string) => suggester.suggest({ text, lastLanguage })
const rootOf = (key: string | null) => key?.split('.')[0] ?? null

function accuracy(rows: readonly LabelledRow[]) {
  const suggested = suggestAll(
    suggester,
    rows.map((row) => ({ text: row.text, lastLanguage: row.language })),
  )
  const share = (holds: (row: LabelledRow, at: number) => boolean) => rows.filter(holds).length / rows.length
  return {
    language: share((row, at) => suggested[at]!.language === row.language),
    toneSign: share((row, at) => Math.sign(suggested[at]!.tone) === row.toneSign),
    rootType: share((row, at) => rootOf(suggested[at]!.typeKey) === rootOf(row.type)),
    type: share((row, at) => suggested[at]!.typeKey === row.type),
  }
}

test('sentences the lexicons were developed with keep their accuracy', () => {
  const reached = accuracy(LABELLED)
  expect(reached.language).toBeGreaterThanOrEqual(0.98)
  expect(reached.toneSign).toBeGreaterThanOrEqual(0.94)
  expect(reached.rootType).toBeGreaterThanOrEqual(0.95)
  expect(reached.type).toBeGreaterThanOrEqual(0.9)
})

test('sentences never developed with fare well enough for a suggestion', () => {
  const reached = accuracy(UNSEEN)
  expect(reached.language).toBeGreaterThanOrEqual(0.95)
  expect(reached.toneSign).toBeGreaterThanOrEqual(0.7)
  expect(reached.rootType).toBeGreaterThanOrEqual(0.6)
  expect(reached.type).toBeGreaterThanOrEqual(0.45)
})

test.each([...new Set(LABELLED.map((row) => row.country))])('customers of %s are read as well as the others', (country) => {
  const reached = accuracy(LABELLED.filter((row) => row.country === country))
  expect(reached.toneSign).toBeGreaterThanOrEqual(0.85)
  expect(reached.rootType).toBeGreaterThanOrEqual(0.85)
})

test('labels and suggestions are keys of the default type tree', () => {
  const keys = new Set(DEFAULT_TYPE_TREE.map((type) => type.key))
  for (const row of [...LABELLED, ...UNSEEN]) {
    if (row.type !== null) expect(keys).toContain(row.type)
    const { typeKey } = suggest(row.text)
    if (typeKey !== null) expect(keys).toContain(typeKey)
  }
})

test.each([
  ['Me clonaron la tarjeta', 'complaint.fraud', true],
  ['me robaron la billetera bloqueen mi tarjeta', 'request.card_block', true],
  ['Clonaram meu cartão, me ajudem', 'complaint.fraud', true],
  ['Someone hacked my account, please help', 'complaint.fraud', true],
  ['¿A qué hora abren el sábado?', 'query.branch_hours', false],
  ['quiero contratar el plan de fibra', 'lead', false],
  ['la app no funciona', 'incident.app', false],
  ['muchas gracias por todo', 'acknowledgement', false],
  ['Quero cancelar meu cartão', 'request.cancellation', false],
  ['I want to open a savings account', 'lead.account', false],
])('"%s" is %s, urgent: %s', (text, typeKey, urgent) => {
  expect(suggest(text)).toMatchObject({ typeKey, urgent })
})

test.each([
  ['gracias', 'es', 'es'],
  ['thanks', 'pt', 'pt'],
  ['ok', undefined, null],
  ['👍👍', 'en', 'en'],
  ['@banco http://example.com #promo', undefined, null],
])('"%s" has too few words: the last language %s decides', (text, lastLanguage, language) => {
  expect(suggest(text, lastLanguage).language).toBe(language)
})

test('names, links and tags do not sway the language', () => {
  expect(suggest('@customer_service_team #thebestbank la app no me deja entrar https://www.example.com/what-is-this').language).toBe('es')
})

test('another language is recognised and judged by its emoji alone', () => {
  expect(suggest("Bonjour, je n'arrive pas à me connecter à mon compte depuis hier soir, pouvez-vous m'aider s'il vous plaît 😡")).toMatchObject({
    language: 'fr',
    tone: -2,
  })
})

test('spam is set apart with its reason, has no tone and is never urgent', () => {
  const spam = suggest('Compra seguidores reales urgente!! 10k a $5 bit.ly/abc123')
  expect(spam).toMatchObject({ spam: true, typeKey: 'spam', tone: 0, urgent: false, typeReason: { code: 'type/spam' } })
  expect(spam.typeReason!.words).toContain('compra seguidores')
})

test.each([
  'Me llegó este mensaje: gana dinero desde casa en bit.ly/abc123, ¿es de ustedes?',
  'I received this text, claim now your prize at http://prize.example/x, is this legit?',
  'Miren la captura del error: https://imgur.com/a/xyz, no funciona la app',
])('a customer who reports or shows a link is not taken for a spammer: %s', (text) => {
  expect(suggest(text).spam).toBe(false)
})

test('reasons quote the words that decided', () => {
  const suggestion = suggest('Pésimo, la app no funciona')
  expect(suggestion.toneReason).toMatchObject({ code: 'tone/words', words: expect.arrayContaining(['pésimo', 'no funciona']) })
  expect(suggestion.typeReason!.words).toContain('no funciona')
})
