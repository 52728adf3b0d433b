import { expect, test } from 'vitest'
import { wordsBesideCards } from './words-beside-cards.ts'

test('what a card says is not said twice, and what the customer wrote beside it stays', () => {
  const place = { kind: 'location', latitude: -12.5, longitude: -77, name: 'Centro', address: 'Jr. Unión 300' } as const
  expect(wordsBesideCards({ text: 'Centro\nJr. Unión 300\n-12.5, -77', extra: [place] })).toBe('')
  expect(wordsBesideCards({ text: 'Estoy aquí', extra: [{ kind: 'location', latitude: 1, longitude: 2 }] })).toBe('Estoy aquí')
  expect(wordsBesideCards({ text: 'Exprés\nDe hoy a mañana', extra: [{ kind: 'choice', title: 'Exprés', payload: 'e' }] })).toBe('De hoy a mañana')
  const order = { kind: 'order', items: [{ productId: 'p1', quantity: 2, price: 30, currency: 'PEN' }] } as const
  expect(wordsBesideCards({ text: 'Para el sábado\n2 × p1 (30 PEN)', extra: [{ ...order, items: [...order.items] }] })).toBe('Para el sábado')
  const people = [{ name: 'Lucía', phones: ['+51 9'], emails: [] }]
  expect(wordsBesideCards({ text: 'Lucía, +51 9', extra: [{ kind: 'contacts', people }] })).toBe('')
})

test('the words of any other message stay as they are', () => {
  expect(wordsBesideCards({ text: ' Hola\n\nAna ', extra: [] })).toBe(' Hola\n\nAna ')
})
