import { type Evidence, quote } from './find-evidence.ts'
import type { Reading } from './read-text.ts'
import type { Reason } from './suggester.ts'

const SPAM_SCORE = 4

/** Why the text is unasked advertising, or null. Who reports such a message to the brand is not its sender. */
export function judgeSpam(reading: Reading, evidence: Evidence): Reason | null {
  if (evidence.reports > 0) return null
  const marks = new Map(evidence.spam.map((hit) => [hit.entry, hit]))
  if (marks.size === 0 && reading.tags < 5) return null
  let score = Math.min(reading.links, 2)
  for (const entry of marks.keys()) score += entry.spam
  if (reading.tags >= 4) score += reading.tags >= 7 ? 2 : 1
  if (reading.mentions >= 5) score += 2
  if (score < SPAM_SCORE) return null
  return { code: 'type/spam', words: [...new Set([...marks.values()].map((hit) => quote(reading, hit, false)))].slice(0, 6) }
}
