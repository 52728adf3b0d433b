import { expect, test } from 'vitest'
import { makeAgents, makeCustomers, teamNames } from './people.ts'
import { places } from './places.ts'

const customers = makeCustomers(5000, 'a')

test('the directory is the same for a seed and another for another seed', () => {
  expect(makeCustomers(200, 'a')).toEqual(customers.slice(0, 200))
  expect(makeCustomers(200, 'b')).not.toEqual(customers.slice(0, 200))
})

test('numbers, e-mail addresses, documents, telephones and handles are unique', () => {
  const handles = customers.flatMap(({ handles: { x } }) => (x === undefined ? [] : [x]))
  for (const values of [customers.map(({ number }) => number), customers.map(({ email }) => email), customers.map(({ phone }) => phone), handles])
    expect(new Set(values).size).toBe(values.length)
  expect(new Set(customers.map(({ country, document }) => country + document)).size).toBe(5000)
  expect(handles.length / 5000).toBeGreaterThan(0.3)
  expect(handles.length / 5000).toBeLessThan(0.4)
  expect(handles.filter((handle) => !/^\w{4,15}$/.test(handle))).toEqual([])
})

test('addresses end in .example and telephones stay in the ranges that nobody is given', () => {
  expect(customers.filter(({ email }) => !/^[a-z0-9.]+@(correo|mail|buzon)\.example$/.test(email))).toEqual([])
  expect(
    customers.filter(({ phone, country }) => !(country === 'US' ? /^\+1\d{3}55501\d\d$/.test(phone) : phone.startsWith(places[country].phonePrefix))),
  ).toEqual([])
  expect(customers.filter(({ phone }) => !/^\+[1-9]\d{9,13}$/.test(phone))).toEqual([])
})

test('every country of the demonstration has customers, with accents in their names', () => {
  expect(new Set(customers.map(({ country }) => country))).toEqual(new Set(Object.keys(places)))
  expect(customers.filter(({ name }) => /[áéíóúñ]/i.test(name)).length).toBeGreaterThan(2500)
})

test('the desk has twelve agents in the four teams, two supervisors and one administrator', () => {
  const agents = makeAgents()
  expect(agents.map(({ profile }) => profile).sort()).toEqual(['administrator', ...Array(12).fill('agent'), 'supervisor', 'supervisor'])
  for (const team of teamNames) expect(agents.some((agent) => agent.team === team && agent.profile === 'agent')).toBe(true)
  expect(agents.every(({ email }) => email.endsWith('@andara.example'))).toBe(true)
})
