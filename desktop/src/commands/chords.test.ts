import { expect, test } from 'vitest'
import { chordOf, findClash, findCommand, keysOf, RESERVED } from './chords.ts'
import { COMMANDS } from './commands-table.ts'

const press = (key: string, held: string[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
})

for (const [what, given, chord] of [
  ['a letter', press('j'), 'j'],
  ['a capital', press('A', ['shift']), 'shift+a'],
  ['a sign that needs Shift on this layout', press('?', ['shift']), '?'],
  ['a slash typed with Shift 7 on a Spanish layout', press('/', ['shift']), '/'],
  ['Control', press('Enter', ['ctrl']), 'mod+enter'],
  ['Command', press('k', ['meta']), 'mod+k'],
  ['a bare modifier', press('Shift', ['shift']), null],
  ['AltGr, which types characters', press('@', ['ctrl', 'alt']), null],
] as const) {
  test(`The chord of ${what} is ${chord}`, () => expect(chordOf(given)).toBe(chord))
}

test('No two commands share keys, and none hides behind the beginning of another', () => {
  for (const command of COMMANDS) if (command.keys) expect(findClash(command.id, command.keys, {}), command.id).toBeUndefined()
})

test('No command takes a chord of the browser or the system', () => {
  for (const { keys } of COMMANDS) for (const chord of keys?.split(' ') ?? []) expect(RESERVED.has(chord), chord).toBe(false)
})

test('Only chords with Control or Command work while one types', () => {
  for (const { keys, whileTyping } of COMMANDS) if (whileTyping) expect(keys).toMatch(/^mod\+/)
})

test('The first key of two is known to begin something', () => {
  expect(findCommand('g', {})).toEqual({ found: undefined, begins: true })
  expect(findCommand('g i', {}).found?.id).toBe('go-inbox')
})

test('A person’s own keys replace those of the table, and null takes them away', () => {
  expect(findCommand('y', { close: 'y' }).found?.id).toBe('close')
  expect(findCommand('e', { close: 'y' }).found).toBeUndefined()
  const note = COMMANDS.find(({ id }) => id === 'note')!
  expect(keysOf(note, { note: null })).toBeNull()
})

test('Keys that another command begins with clash with it', () => {
  expect(findClash('reply', 'g', {})?.group).toBe('go')
  expect(findClash('reply', 'e', {})?.id).toBe('close')
})
