import { expect, test } from 'vitest'
import { fillTemplate, hasBlanks } from './fill-template.ts'

const blanks = { contact: { name: 'Lucía Ramos' }, agent: { name: 'Ana Torres' }, case: { number: '1042' } }

test('Every blank the platform knows is filled in', () => {
  const filled = fillTemplate('Hola {{contact.firstName}}, soy {{ agent.firstName }}. Caso {{case.number}}.', blanks)
  expect(filled).toBe('Hola Lucía, soy Ana. Caso 1042.')
  expect(hasBlanks(filled)).toBe(false)
})

test('A blank nobody knows stays to be seen', () => {
  expect(hasBlanks(fillTemplate('Tu pedido {{order.id}}', blanks))).toBe(true)
})
