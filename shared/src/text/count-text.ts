import { weightedLength } from './weighted-length.ts'

/** How a network counts the length of a text. */
export type CountUnit = 'weighted' | 'characters' | 'bytes'

/** The length of a text as the network counts it: X's weights, user-perceived characters, or bytes of UTF-8. */
export function countText(unit: CountUnit, text: string): number {
  if (unit === 'weighted') return weightedLength(text)
  if (unit === 'bytes') return new TextEncoder().encode(text).length
  let characters = 0
  for (const _ of new Intl.Segmenter('es', { granularity: 'grapheme' }).segment(text)) characters++
  return characters
}
