/** Marks that turn the direction of text, and letters that cannot be seen: with them a name can pretend to be another. */
const TRICKS = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\u061C\uFEFF\u00AD\u180E]/g
const TURNS = /[\u202A-\u202E\u2066-\u2069\uFEFF]/g
const CONTROLS = /\p{Cc}+/gu
const CONTROLS_BUT_LINES = /[^\P{Cc}\n\t]/gu

/** One line of a header, fit to be shown: no controls, no marks of direction, single blanks, at most `max` characters. */
export function cleanLine(text: string, max: number): string {
  const line = text
    .slice(0, max * 4)
    .replaceAll('\0', '')
    .replace(CONTROLS, ' ')
    .replace(TRICKS, '')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length <= max
    ? line
    : `${line
        .slice(0, max - 1)
        .toWellFormed()
        .trimEnd()}…`
}

/** The text of a mail with plain line ends, without controls and without marks that turn the direction of what follows. */
export function cleanBody(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS_BUT_LINES, '').replace(TURNS, '').toWellFormed()
}

/** A file's name that names no folder and hides no ending. */
export function cleanName(name: string): string {
  const line = cleanLine(name, 400)
    .replace(/[\\/:*?"<>|]+/g, '_')
    .replace(/^\.+/, '')
  if (line.length <= 120) return line
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(line)?.[0] ?? ''
  return line.slice(0, 120 - ending.length).toWellFormed() + ending
}
