import { fold } from '../../parts/text/fold.ts'

export interface Piece {
  at: number
  text: string
  isMarked: boolean
}

/** An excerpt in pieces, those that begin like one of the words marked, whatever the accents. Marks the server made are taken over. */
export function markWords(excerpt: string, words: string): Piece[] {
  const wanted = fold(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const pieces: Piece[] = []
  let at = 0
  for (const part of excerpt.replaceAll(/<\/?(?:mark|b)>/g, '').split(/([\p{L}\p{N}]+)/u)) {
    if (part === '') continue
    const isMarked = wanted.some((word) => fold(part).startsWith(word))
    const last = pieces.at(-1)
    if (last && last.isMarked === isMarked) last.text += part
    else pieces.push({ at, text: part, isMarked })
    at += part.length
  }
  return pieces
}
