import { expect, test } from 'vitest'
import { typeKeys } from './corpus/truth.ts'
import { weightedLength } from './corpus/weighted-length.ts'
import { planHistory } from './history.ts'
import { makeAgents, makeCustomers } from './people.ts'

const now = Date.UTC(2026, 10, 20, 17, 0)
const history = planHistory({ now, seed: 'a' })
const turns = history.flatMap(({ turns }) => turns)
const realNames =
  /\b(bbva|bcp|interbank|scotiabank|santander|banorte|citibanamex|banamex|hsbc|bancolombia|davivienda|colpatria|banco galicia|banco macro|ita[uú]|bradesco|nubank|caixabank|sabadell|bankia|yape|plin|nequi|daviplata|bizum|mercado ?pago|iphone|samsung|whatsapp|android|mastercard|amex|paypal|messi|gardel|shakira)\b/i

test('the history is the same for a seed and a moment', () => {
  expect(planHistory({ now, seed: 'a' })).toEqual(history)
  expect(planHistory({ now, seed: 'b', messages: 2000 })[0]).not.toEqual(planHistory({ now, seed: 'c', messages: 2000 })[0])
})

test('it holds the messages asked for, over the days asked for, none after now', () => {
  expect(turns.length).toBeGreaterThanOrEqual(20_000)
  expect(turns.length).toBeLessThan(20_020)
  expect(history[0]!.turns[0]!.at).toBeGreaterThanOrEqual(now - 90 * 86_400_000)
  expect(history[0]!.turns[0]!.at).toBeLessThan(now - 88 * 86_400_000)
  expect(turns.filter(({ at }) => at > now)).toEqual([])
})

test('conversations are in order of their first message, and turns in order within each', () => {
  const starts = history.map(({ turns }) => turns[0]!.at)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
  expect(history.filter(({ turns }) => turns.some(({ at }, index) => index > 0 && at < turns[index - 1]!.at))).toEqual([])
})

test('fewer than two in a hundred texts repeat another', () => {
  expect(1 - new Set(turns.map(({ text }) => text)).size / turns.length).toBeLessThan(0.02)
})

test('every message of a customer carries a true type and tone, and only customers carry one', () => {
  for (const { by, truth } of turns) {
    expect(truth !== undefined).toBe(by === 'customer')
    if (truth) expect(typeKeys.includes(truth.typeKey) && [-2, -1, 0, 1, 2].includes(truth.tone)).toBe(true)
  }
})

test('what is public fits a post of X, and personal data are written in private alone', () => {
  const open = history.flatMap(({ person, turns }) => turns.filter(({ visibility }) => visibility === 'public').map(({ text }) => ({ text, person })))
  expect(open.filter(({ text }) => weightedLength(text) > 280)).toEqual([])
  expect(open.filter(({ text, person }) => text.includes(person.document) || text.includes(person.phone))).toEqual([])
})

test('no real bank, brand or person is named, every address is an example, and no template mark is left', () => {
  expect(turns.filter(({ text }) => realNames.test(text)).map(({ text }) => text)).toEqual([])
  expect(turns.flatMap(({ text }) => text.match(/\b[\w-]+\.(com|net|org|pe|mx|ar|es)\b/gi) ?? [])).toEqual([])
  expect(turns.filter(({ text }) => /[{}<>[\]|~]|undefined| {2}/.test(text)).map(({ text }) => text)).toEqual([])
})

test('the desk is alive at the end: 60 to 120 open cases, 30 to 40 of them with no owner', () => {
  const open = history.filter(({ outcome }) => outcome.state !== 'closed')
  expect(open.length).toBeGreaterThanOrEqual(60)
  expect(open.length).toBeLessThanOrEqual(120)
  const unowned = open.filter(({ outcome }) => outcome.ownerEmail === undefined).length
  expect(unowned).toBeGreaterThanOrEqual(30)
  expect(unowned).toBeLessThanOrEqual(40)
})

test('people and agents are those of the directory and the desk; some write on both channels, in public and in private', () => {
  const numbers = new Set(makeCustomers(5000, 'a').map(({ number }) => number))
  const emails = new Set(makeAgents().map(({ email }) => email))
  expect(history.filter(({ person }) => person.customerNumber !== null && !numbers.has(person.customerNumber))).toEqual([])
  expect(turns.filter(({ agentEmail }) => agentEmail !== undefined && !emails.has(agentEmail))).toEqual([])
  expect(history.filter(({ channel, person }) => channel === 'x' && person.handle === null)).toEqual([])
  expect(history.filter(({ turns }) => new Set(turns.map(({ visibility }) => visibility)).size === 2).length).toBeGreaterThan(500)
  const byPerson = Map.groupBy(history, ({ person }) => person.key)
  expect([...byPerson.values()].filter((mine) => new Set(mine.map(({ channel }) => channel)).size === 2).length).toBeGreaterThan(100)
  expect(history.some(({ person }) => person.followers > 50_000)).toBe(true)
})

test('it can be planned for the small hours too', () => {
  const night = planHistory({ now: Date.UTC(2026, 10, 22, 8, 30), seed: 'a', messages: 1500 })
  expect(night.flatMap(({ turns }) => turns).every(({ at }) => at <= Date.UTC(2026, 10, 22, 8, 30))).toBe(true)
})
