import { readUrls } from './read-entities.ts'

const URL_LENGTH = 23
const EMOJI = /\p{RGI_Emoji}/gv
/** Code points that weigh one; all others weigh two (published configuration, version 3). */
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]

const weight = (code: number): number => (LIGHT.some(([from, to]) => code >= from && code <= to) ? 1 : 2)

/**
 * Length of a post as the network counts it: composed (NFC), an address is always 23, an emoji of any make-up is 2,
 * Latin-like letters are 1 and everything else 2.
 */
export function weightedLength(text: string): number {
  const composed = text.normalize('NFC')
  const urls = readUrls(composed)
  let length = urls.length * URL_LENGTH
  let place = 0
  for (const url of [...urls, { start: composed.length, end: composed.length }]) {
    const plain = composed.slice(place, url.start)
    place = url.end
    let emoji = 0
    const rest = plain.replace(EMOJI, () => {
      emoji += 1
      return ''
    })
    length += emoji * 2
    for (const char of rest) length += weight(char.codePointAt(0) ?? 0)
  }
  return length
}
