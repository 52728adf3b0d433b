/** One command of a client: its tag, its name in upper case (`UID FETCH` as one), and what follows as words and lists. */
export interface ImapCommand {
  tag: string
  name: string
  words: Word[]
}
/** An atom or string, or a list in brackets. */
export type Word = string | Word[]

const MOST_LITERAL = 50 * 1024 * 1024

/**
 * Cuts what a client writes into commands (RFC 3501, 2.2.1 and 4.3). `askMore` is called when the client waits to be allowed to send a
 * literal; lines that answer a question of ours (`DONE`, a SASL answer) come as commands without a name.
 */
export function createCommandReader(onCommand: (command: ImapCommand) => void, askMore: () => void): (bytes: Buffer) => void {
  let waiting = Buffer.alloc(0)
  /** Where in `waiting` to look on, and pieces of the command that are complete. */
  let pieces: (string | { literal: string })[] = []
  let literalLeft = -1
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes])
    for (;;) {
      if (literalLeft >= 0) {
        if (waiting.length < literalLeft) return
        pieces.push({ literal: waiting.subarray(0, literalLeft).toString('latin1') })
        waiting = waiting.subarray(literalLeft)
        literalLeft = -1
      }
      const end = waiting.indexOf('\r\n')
      if (end < 0) return
      const line = waiting.subarray(0, end).toString('latin1')
      waiting = waiting.subarray(end + 2)
      const [announced, length, plus] = /\{(\d+)(\+?)\}$/.exec(line) ?? []
      if (announced && Number(length) <= MOST_LITERAL) {
        pieces.push(line.slice(0, -announced.length))
        literalLeft = Number(length)
        if (!plus) askMore()
        continue
      }
      pieces.push(line)
      onCommand(shapeCommand(pieces))
      pieces = []
    }
  }
}

function shapeCommand(pieces: readonly (string | { literal: string })[]): ImapCommand {
  const [tag = '', ...rest] = readWords(pieces)
  if (typeof tag !== 'string') return { tag: '', name: '', words: [] }
  const [first = '', second = ''] = rest
  const name = String(first).toUpperCase()
  if (name === 'UID') return { tag, name: `UID ${String(second).toUpperCase()}`, words: rest.slice(2) }
  return { tag, name, words: rest.slice(1) }
}

/** Atoms may hold `BODY[HEADER.FIELDS (DATE)]<0.10>`: brackets of that kind keep what they enclose together. */
function readWords(pieces: readonly (string | { literal: string })[]): Word[] {
  const top: Word[] = []
  const open: Word[][] = [top]
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      open.at(-1)!.push(piece.literal)
      continue
    }
    for (const [found] of piece.matchAll(/"(?:[^"\\]|\\.)*"|\(|\)|(?:[^\s()"[\]]|\[[^\]]*\])+/g)) {
      if (found === '(') {
        const list: Word[] = []
        open.at(-1)!.push(list)
        open.push(list)
      } else if (found === ')') {
        if (open.length > 1) open.pop()
      } else open.at(-1)!.push(found.startsWith('"') ? found.slice(1, -1).replace(/\\(.)/g, '$1') : found)
    }
  }
  return top
}
