import { COMMANDS, type Command, type CommandId } from './commands-table.ts'

/** What a key press is made of, as the browser tells it. */
export interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** What a person changed: null takes a command's keys away. */
export type KeyChanges = Partial<Record<CommandId, string | null>>

const BARE = new Set(['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'CapsLock', 'Dead'])
const LETTER = /^\p{L}$/u

/**
 * The chord of a press as the table writes it, or null for what is nobody's: bare modifiers, and Alt combinations, which type characters on
 * Spanish and Portuguese keyboards. Shift counts for letters and named keys; for signs it only chose the sign.
 */
export function chordOf(press: Press): string | null {
  if (BARE.has(press.key) || press.altKey) return null
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase()
  const shift = press.shiftKey && (LETTER.test(press.key) || key.length > 1)
  return `${press.ctrlKey || press.metaKey ? 'mod+' : ''}${shift ? 'shift+' : ''}${key}`
}

/** The keys of a command after a person's changes. */
export function keysOf(command: Command, changes: KeyChanges): string | null {
  const changed = changes[command.id]
  return changed === undefined ? command.keys : changed
}

/** The command of these keys, and whether they could be the beginning of longer ones. */
export function findCommand(keys: string, changes: KeyChanges): { found: Command | undefined; begins: boolean } {
  return {
    found: COMMANDS.find((command) => keysOf(command, changes) === keys),
    begins: COMMANDS.some((command) => keysOf(command, changes)?.startsWith(`${keys} `)),
  }
}

/** The command that holds these keys already, or whose keys hide behind them. */
export function findClash(id: CommandId, keys: string, changes: KeyChanges): Command | undefined {
  return COMMANDS.find((command) => {
    const taken = keysOf(command, changes)
    return command.id !== id && taken !== null && (taken === keys || taken.startsWith(`${keys} `) || keys.startsWith(`${taken} `))
  })
}

/** Chords that browsers and systems keep for themselves; nobody may map a command to them. */
export const RESERVED: ReadonlySet<string> = new Set(
  'mod+a mod+c mod+d mod+f mod+g mod+h mod+j mod+l mod+m mod+n mod+o mod+p mod+q mod+r mod+s mod+t mod+u mod+v mod+w mod+x mod+y mod+z mod+shift+i mod+shift+j mod+shift+n mod+shift+p mod+shift+t mod+shift+w mod+tab mod+0 mod++ mod+- tab shift+tab f1 f3 f5 f6 f7 f10 f11 f12'.split(
    ' ',
  ),
)
