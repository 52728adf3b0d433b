import { type Compiled, continueWith, type Entry } from './compile-lexicon.ts'
import { soundOf } from './fold.ts'
import type { Reading, Word } from './read-text.ts'

/** A word or phrase of the lexicon found in the text. */
export interface Hit {
  entry: Entry
  /** Words it spans: from `from`, before `to`. */
  from: number
  to: number
  /** Where the negator that governs it stands, or −1. */
  negatedFrom: number
}

/** The longest phrases for each purpose. Those of one purpose do not overlap, save for types: one phrase may tell the root, a word inside it the child. */
export interface Evidence {
  tone: Hit[]
  types: Hit[]
  plights: Hit[]
  urgent: Hit[]
  spam: Hit[]
  reports: number
}

const NEGATION_WORDS = 5
const SKIPPED_WORDS = 2

const speaksOfTone = (entry: Entry) => entry.tone !== null || entry.negatedTone !== null || entry.role !== null || entry.factor !== null
const PURPOSES: readonly { of: 'tone' | 'types' | 'plights' | 'urgent' | 'spam'; holds: (entry: Entry) => boolean }[] = [
  { of: 'tone', holds: speaksOfTone },
  { of: 'types', holds: (entry) => entry.votes.length > 0 },
  { of: 'plights', holds: (entry) => entry.isPlight },
  { of: 'urgent', holds: (entry) => entry.isUrgent },
  { of: 'spam', holds: (entry) => entry.spam > 0 },
]

/** Walks the words once; a negator governs the five words after it, up to punctuation or a contrast. */
export function findEvidence(reading: Reading, compiled: Compiled): Evidence {
  const evidence: Evidence = { tone: [], types: [], plights: [], urgent: [], spam: [], reports: 0 }
  const covered = { tone: 0, types: 0, plights: 0, urgent: 0, spam: 0 }
  let negatedFrom = -1
  let negatedBefore = 0
  for (let from = 0; from < reading.words.length; from++) {
    if (reading.words[from]!.afterBreak || from >= negatedBefore) negatedFrom = -1
    const path = walk(reading.words, from, compiled)
    if (path.length === 0) continue
    if (path.some((step) => step.entry.isReport)) evidence.reports++
    for (const { of, holds } of PURPOSES) {
      if (from < covered[of]) continue
      const step = path.findLast((each) => holds(each.entry))
      if (!step) continue
      if (of !== 'types') covered[of] = step.to
      evidence[of].push({ entry: step.entry, from, to: step.to, negatedFrom })
      if (of === 'tone' && step.entry.role === 'contrast') negatedFrom = -1
      if (of === 'tone' && step.entry.role === 'negator') {
        negatedFrom = from
        negatedBefore = step.to + NEGATION_WORDS
      }
    }
  }
  return evidence
}

function walk(words: readonly Word[], from: number, compiled: Compiled): { entry: Entry; to: number }[] {
  const path: { entry: Entry; to: number }[] = []
  let entry = firstEntry(words[from]!, compiled)
  if (!entry) return path
  path.push({ entry, to: from + 1 })
  let skipped = 0
  for (let at = from + 1; at < words.length && (entry.next !== null || entry.stems !== null); at++) {
    const word = words[at]!
    if (word.afterBreak) break
    const next = look(entry, word, compiled)
    if (next) {
      entry = next
      path.push({ entry, to: at + 1 })
    } else if (!compiled.glue.has(word.folded) || ++skipped > SKIPPED_WORDS) break
  }
  return path
}

function firstEntry(word: Word, compiled: Compiled): Entry | undefined {
  const found = look(compiled.root, word, compiled)
  if (found || word.folded.length < 5 || word.folded.length > 20) return found
  return compiled.sounds.get(soundOf(word.plain[0] ?? word.folded))
}

function look(entry: Entry, word: Word, compiled: Compiled): Entry | undefined {
  const found = continueWith(entry, compiled.aliases.get(word.folded) ?? word.folded)
  if (found || word.plain.length === 0) return found
  return continueWith(entry, word.plain[0]!) ?? continueWith(entry, word.plain[1]!)
}

/** The customer's own words of a hit, its negator included. */
export function quote(reading: Reading, hit: Hit, withNegator: boolean): string {
  const from = withNegator && hit.negatedFrom >= 0 ? hit.negatedFrom : hit.from
  return reading.words
    .slice(from, hit.to)
    .map((word) => word.surface)
    .join(' ')
    .slice(0, 80)
}
