import type { Template } from '@atalaya/shared/contract/taxonomy.ts'
import { expect, test } from 'vitest'
import { findTemplates } from './find-templates.ts'

const template = (name: string, more: Partial<Template> = {}): Template => ({
  templateId: name,
  name,
  shortcut: null,
  language: null,
  text: '',
  typeId: null,
  uses: 0,
  retired: false,
  ...more,
})
const names = (found: Template[]) => found.map(({ name }) => name)
const anything = { typeId: null, language: null }

test('Templates are found by shortcut, name and text, whatever the accents', () => {
  const all = [template('Saludo'), template('Bloqueo', { text: 'Tu tarjeta quedó bloqueada' }), template('Cierre', { shortcut: 'adios' })]
  expect(names(findTemplates(all, 'quedo', anything))).toEqual(['Bloqueo'])
  expect(names(findTemplates(all, 'adi', anything))).toEqual(['Cierre'])
})

test('Those of the case’s type come first, then its language, then the most used', () => {
  const all = [template('used', { uses: 9 }), template('language', { language: 'es' }), template('type', { typeId: 't' })]
  expect(names(findTemplates(all, '', { typeId: 't', language: 'es' }))).toEqual(['type', 'language', 'used'])
})

test('Retired templates are not offered', () => {
  expect(findTemplates([template('old', { retired: true })], '', anything)).toEqual([])
})
