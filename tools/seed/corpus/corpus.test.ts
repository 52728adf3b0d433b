import { expect, test } from 'vitest'
import { countryWeights, languageOf } from '../places.ts'
import { makeRandom } from '../random.ts'
import { composeMessage } from './compose-message.ts'
import { crisisTexts } from './crisis-texts.ts'
import { rootOf, type Tone, typeKeys } from './truth.ts'
import { weightedLength } from './weighted-length.ts'

const tonesOf = (root: string): Tone[] =>
  root === 'spam'
    ? [0]
    : root === 'acknowledgement'
      ? [1, 2]
      : root === 'complaint'
        ? [-2, -1]
        : root === 'lead' || root === 'suggestion'
          ? [-1, 0, 1, 2]
          : [-2, -1, 0, 1, 2]

test('every type, tone, country and place yields a message without a slot or a choice left open', () => {
  const random = makeRandom('all')
  for (const typeKey of typeKeys)
    for (const tone of tonesOf(rootOf(typeKey)))
      for (const [country] of countryWeights)
        for (const place of ['post', 'direct', 'chat'] as const)
          for (const style of ['careful', 'lower'] as const) {
            const { text, truth } = composeMessage(random, { typeKey, tone, country, language: languageOf(country), style, place })
            expect(text).not.toMatch(/[{}<>[\]|~]|undefined| {2}/)
            expect(truth).toEqual({ typeKey, tone, country, language: languageOf(country) })
            if (place === 'post') expect(weightedLength(text)).toBeLessThanOrEqual(280)
          }
})

test('X counts an emoji twice, an accent once and an address as 23', () => {
  expect(weightedLength('áé ñ')).toBe(4)
  expect(weightedLength('ok 👍🏽')).toBe(5)
  expect(weightedLength('ver https://andara.example/una/pagina')).toBe(27)
})

test('a crisis has as many different posts as asked for, each within the length of X and naming the bank', () => {
  const posts = crisisTexts(500, 1)
  expect(new Set(posts.map(({ text }) => text)).size).toBe(500)
  expect(posts.filter(({ text }) => weightedLength(text) > 280 || !/@(BancoAndara|AndaraAyuda)/.test(text))).toEqual([])
  expect(posts).toEqual(crisisTexts(500, 1))
})
