import type { MessageTemplate } from '@atalaya/shared/contract/accounts.ts'
import { expect, test } from 'vitest'
import { fillApproved } from './fill-approved.ts'

const template: MessageTemplate = {
  name: 'seguimiento',
  language: 'es',
  category: 'UTILITY',
  status: 'approved',
  reason: null,
  header: { kind: 'text', text: 'Hola, {{1}}', variables: ['1'] },
  body: { text: 'Tu caso {{1}} sigue abierto. {{agent}} lo lleva.', variables: ['1', 'agent'] },
  footer: 'Banco Andino',
  buttons: [],
}

test('Each blank is filled by its part and name, and one not filled in is seen', () => {
  expect(fillApproved(template, { 'header:1': 'Ana', 'body:1': '2041' })).toBe(
    'Hola, Ana\nTu caso 2041 sigue abierto. {{agent}} lo lleva.\nBanco Andino',
  )
})

test('What was filled in is never read as a blank again', () => {
  expect(fillApproved(template, { 'header:1': '{{agent}}', 'body:1': '$&', 'body:agent': 'Luis' })).toContain('Hola, {{agent}}\nTu caso $& sigue')
})
