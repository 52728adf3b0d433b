import { eld } from 'eld/extrasmall'
import { fold } from './fold.ts'
import { en } from './lexicons/en.ts'
import { es } from './lexicons/es.ts'
import { pt } from './lexicons/pt.ts'
import type { Reading } from './read-text.ts'
import type { Language } from './suggester.ts'

const LEAST_WORDS = 3
const PREFERRED: readonly Language[] = ['es', 'en', 'pt']
const COMMON: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  [es, en, pt].map((lexicon) => [lexicon.language, new Set(lexicon.common.split('|').map(fold))]),
)
const SURE_WORDS = 8
/** More words make the answer slower and no surer. */
const ENOUGH_WORDS = 24

/**
 * The language of the words alone: names, links, tags and emoji left out. Below three words it is the author's last known one.
 * A short text that looks like some other language is given to Spanish, English or Portuguese when their commonest words are in it.
 * Model: extra-small n-grams of `eld`, about 85 MB resident.
 */
export function detectLanguage(reading: Reading, lastLanguage: string | undefined): Language | null {
  const spoken = reading.words.filter((word) => !word.isTag && /^\p{L}/u.test(word.folded))
  if (spoken.length < LEAST_WORDS) return lastLanguage ?? null
  const found = eld.detect(
    spoken
      .slice(0, ENOUGH_WORDS)
      .map((word) => word.surface)
      .join(' '),
  )
  if (PREFERRED.includes(found.language)) return found.language
  const backed = mostBacked(spoken.map((word) => word.folded))
  if (backed && (found.language === '' || spoken.length < SURE_WORDS || backed.share > 0.3)) return backed.language
  if (found.language === '') return lastLanguage ?? null
  return spoken.length < SURE_WORDS ? (nearlyAsLikely(found.getScores(), found.language) ?? found.language) : found.language
}

function mostBacked(words: readonly string[]): { language: Language; share: number } | null {
  let best: { language: Language; share: number } | null = null
  for (const [language, common] of COMMON) {
    const share = words.filter((word) => common.has(word)).length / words.length
    if (share > (best?.share ?? 0.15)) best = { language, share }
  }
  return best
}

function nearlyAsLikely(scores: Record<string, number>, language: string): Language | null {
  const least = (scores[language] ?? 0) * 0.9
  const near = PREFERRED.filter((each) => (scores[each] ?? 0) >= least)
  return near.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))[0] ?? null
}
