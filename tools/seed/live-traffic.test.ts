import { expect, test } from 'vitest'
import { liveTraffic } from './live-traffic.ts'
import { makeCustomers } from './people.ts'

const customers = makeCustomers(1000, 'live')

test('two streams of one seed write the same messages', () => {
  const one = liveTraffic({ seed: 1, customers })
  const other = liveTraffic({ seed: 1, customers })
  for (let index = 0; index < 200; index++) expect(one.next()).toEqual(other.next())
})

test('messages come at the rate asked for', () => {
  const stream = liveTraffic({ seed: 2, messagesPerMinute: 60, customers })
  const total = Array.from({ length: 2000 }, () => stream.next().delayMs).reduce((sum, delayMs) => sum + delayMs, 0)
  expect(total / 2000).toBeGreaterThan(850)
  expect(total / 2000).toBeLessThan(1150)
})

test('someone asked over to direct messages gives their data there, and every exchange comes to an end', () => {
  const stream = liveTraffic({ seed: 3, customers })
  let moved = 0
  for (let index = 0; index < 300; index++) {
    const { person, visibility } = stream.next()
    const first = stream.onAnswer(person.key, 'Hola, escríbenos por mensaje directo con tu nombre completo, por favor. ^MR')
    if (visibility === 'public' && first?.visibility === 'private') moved++
    let answers = 0
    while (stream.onAnswer(person.key, 'Ya quedó resuelto. ^MR') !== null) answers++
    expect(answers).toBeLessThan(10)
  }
  expect(moved).toBeGreaterThan(100)
})

test('nobody reacts to an answer they were not waiting for', () => {
  expect(liveTraffic({ seed: 4, customers }).onAnswer('AND-000001', 'Hola')).toBeNull()
})

test('people write on the other networks of the bank when it is there, and never in public where it has no wall', () => {
  const stream = liveTraffic({ seed: 5, customers })
  const written = Array.from({ length: 600 }, () => stream.next(['facebook', 'instagram', 'whatsapp', 'email']))
  expect(new Set(written.map(({ channel }) => channel))).toEqual(new Set(['x', 'chat', 'facebook', 'instagram', 'whatsapp', 'email']))
  for (const { channel, visibility, text } of written) {
    if (channel === 'chat' || channel === 'whatsapp' || channel === 'email') expect(visibility).toBe('private')
    if (channel !== 'x') expect(text).not.toContain('@BancoAndara')
  }
  expect(new Set(Array.from({ length: 200 }, () => stream.next().channel))).toContain('x')
})
