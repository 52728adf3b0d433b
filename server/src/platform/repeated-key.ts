const QUOTE = 34
const BACKSLASH = 92
const COLON = 58

/** The first name that one object of this JSON text gives twice, or undefined. The text must be JSON that can be parsed; read once, from end to end. */
export function repeatedKey(json: string): string | undefined {
  /** The names of each object that is open here; null for a list. */
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < json.length; at++) {
    const sign = json[at]
    if (sign === '{') open.push(new Set())
    else if (sign === '[') open.push(null)
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === '"') {
      const end = endOfText(json, at)
      const isName = json.charCodeAt(afterBlanks(json, end + 1)) === COLON
      const names = open.at(-1)
      if (isName && names) {
        const name = JSON.parse(json.slice(at, end + 1)) as string
        if (names.has(name)) return name
        names.add(name)
      }
      at = end
    }
  }
  return undefined
}

/** Where the text that begins at `start` has its closing quote. */
function endOfText(json: string, start: number): number {
  let at = start + 1
  while (at < json.length && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

function afterBlanks(json: string, start: number): number {
  let at = start
  while (json.charCodeAt(at) <= 32) at++
  return at
}
