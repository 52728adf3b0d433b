import { expect, test } from 'vitest'
import type { InboundItem } from '../connectors/channel.ts'
import { LABELLED } from '../triage/fixtures/labelled.ts'
import { createLexiconSuggester } from '../triage/lexicon-suggester.ts'
import type { Suggester } from '../triage/suggester.ts'
import { suggestEarly } from './suggest-early.ts'

const message = (text: string, direction: 'in' | 'out' = 'in') => ({ kind: 'message', direction, text }) as InboundItem

test('where the text tells its language, the language the author wrote in before changes nothing of what is suggested', () => {
  const suggester = createLexiconSuggester()
  const told = LABELLED.map(({ text }) => ({ text, early: suggester.suggest({ text, lastLanguage: undefined }) })).filter(
    ({ early }) => early.language !== null,
  )
  expect(told.length).toBeGreaterThan(LABELLED.length / 2)
  for (const { text, early } of told) for (const lastLanguage of ['pt', 'de']) expect(suggester.suggest({ text, lastLanguage })).toEqual(early)
})

test('a text that the suggester cannot read is left to its event, and the others have their suggestion', async () => {
  const real = createLexiconSuggester()
  const failing: Suggester = {
    ...real,
    suggest(input) {
      if (input.text === 'broken') throw new Error('a suggester that throws')
      return real.suggest(input)
    },
  }
  const items = [
    message('No puedo entrar a la aplicación'),
    message('broken'),
    message('Ya le respondimos', 'out'),
    message('¿Dónde queda la agencia?'),
  ]
  const suggested = await suggestEarly(failing, [
    { rawEventId: '1', items },
    { rawEventId: '2', error: 'unreadable' },
  ])
  expect(items.map((item) => suggested.get(item)?.language)).toEqual(['es', undefined, undefined, 'es'])
})
