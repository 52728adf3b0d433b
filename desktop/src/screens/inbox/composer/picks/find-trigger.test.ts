import { expect, test } from 'vitest'
import { findTrigger } from './find-trigger.ts'

for (const [what, text, isNote, found] of [
  ['A slash that begins a reply', '/sal', false, { kind: 'template', from: 0, words: 'sal' }],
  ['A slash after a blank', 'Hola /sal', false, { kind: 'template', from: 5, words: 'sal' }],
  ['A slash inside a word is none', 'y/o', false, null],
  ['An address is none', 'https://banco.pe', false, null],
  ['An at sign in a note', 'Mira esto @Ana T', true, { kind: 'person', from: 10, words: 'Ana T' }],
  ['An at sign in a reply is the network’s', '@cliente', false, null],
  ['An e-mail in a note is none', 'a@b', true, null],
] as const) {
  test(what, () => expect(findTrigger(text, text.length, isNote)).toEqual(found))
}
