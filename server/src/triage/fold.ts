/** Lower case without accents, apostrophes or compatibility forms: "¡Pésimo!" and "𝗽𝗲𝘀𝗶𝗺𝗼" read alike. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return isPlain(lower)
    ? lower.replaceAll("'", '')
    : lower
        .normalize('NFKD')
        .replace(/[\p{M}'’]+/gu, '')
        .toLowerCase()
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false
  return true
}

const SOUNDS: Readonly<Record<string, string>> = { z: 's', v: 'b', y: 'i', h: '', k: 'c', w: 'u' }

/** How a folded Spanish or Portuguese word sounds, so that "pecimo", "grasias" and "nesesito" find their entries. */
export function soundOf(word: string): string {
  let sound = ''
  let last = ''
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!
    const following = word[at + 1]
    let heard = SOUNDS[letter] ?? letter
    if (letter === 'c' && (following === 'e' || following === 'i')) heard = 's'
    else if (letter === 'q' && following === 'u') heard = 'c'
    else if (letter === 'g' && (following === 'e' || following === 'i')) heard = 'j'
    else if (letter === 'x') heard = 's'
    else if (letter === 'u' && word[at - 1] === 'q') heard = ''
    if (heard !== '' && heard !== last) sound += heard
    if (heard !== '') last = heard
  }
  return sound
}
