const BEFORE = 60
const LENGTH = 180

/** Base letters in lower case, one for each character of the text, so that places in one are places in the other. */
function foldEach(characters: readonly string[]): string[] {
  return characters.map((character) => character.normalize('NFD').charAt(0).toLowerCase())
}

/** The piece of a text around the first of the words looked for, plain, with «…» where it was cut. Accents and capitals do not matter. */
export function excerpt(text: string, words: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim().normalize('NFC')]
  const folded = foldEach(characters).join('')
  const sought = words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const places = sought.map((word) => findStart(folded, foldEach([...word.normalize('NFC')]).join(''))).filter((at) => at >= 0)
  if (characters.length <= LENGTH) return characters.join('')
  const from = Math.max(0, Math.min(...places, characters.length) - BEFORE)
  const start = places.length === 0 ? 0 : Math.min(from, characters.length - LENGTH)
  const end = start + LENGTH
  return `${start > 0 ? '…' : ''}${characters.slice(start, end).join('').trim()}${end < characters.length ? '…' : ''}`
}

/** Where a word begins that begins so, else where the letters occur at all. */
function findStart(folded: string, word: string): number {
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(folded.charAt(at - 1))) return at
  }
  return folded.indexOf(word)
}
