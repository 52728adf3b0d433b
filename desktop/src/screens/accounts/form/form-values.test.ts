import type { FormField } from '@atalaya/shared/contract/accounts.ts'
import { expect, test } from 'vitest'
import { beginValues, emptyRequired, splitValues } from './form-values.ts'

const field = (name: string, kind: FormField['kind'], more: Partial<FormField> = {}): FormField => ({
  name,
  kind,
  label: { es: name, en: name, pt: name },
  required: false,
  ...more,
})
const form = [
  field('token', 'secret', { required: true }),
  field('premium', 'switch'),
  field('price', 'number', { initial: 1000 }),
  field('origins', 'lines'),
  field('name', 'text', { required: true }),
]

test('A form begins with what is kept, then with what the channel proposes, and never with a secret', () => {
  expect(beginValues(form, { token: 'abc', origins: ['https://a.example', 'https://b.example'], name: 'Banco' })).toEqual({
    token: '',
    premium: false,
    price: 1000,
    origins: 'https://a.example\nhttps://b.example',
    name: 'Banco',
  })
})

test('Secrets travel apart from settings, and one left empty does not travel at all', () => {
  const values = { ...beginValues(form), token: ' s3cret ', origins: 'https://a.example\n\n https://b.example ', name: ' Banco ' }
  expect(splitValues(form, values)).toEqual({
    secrets: { token: 's3cret' },
    settings: { premium: false, price: 1000, origins: ['https://a.example', 'https://b.example'], name: 'Banco' },
  })
  expect(splitValues(form, { ...values, token: '' }).secrets).toEqual({})
})

test('A number that was emptied is left to its default', () => {
  expect(splitValues(form, { ...beginValues(form), price: '' }).settings).not.toHaveProperty('price')
})

test('Required fields that are empty are named', () => {
  expect(emptyRequired(form, beginValues(form))).toEqual(['token', 'name'])
})
