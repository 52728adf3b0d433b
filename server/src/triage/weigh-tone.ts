import { type Evidence, type Hit, quote } from './find-evidence.ts'
import { EMOJI_TONE, IRONIC_EMOJI } from './lexicons/emoji.ts'
import type { Reading } from './read-text.ts'
import type { Reason, Tone } from './suggester.ts'

interface Part {
  value: number
  at: number
  words: string
  kind: 'words' | 'emoji'
}

export interface WeighedTone {
  /** Unbounded sum; from 0.9 on it is a tone, from 3 on a strong one. */
  score: number
  parts: Part[]
  isSarcastic: boolean
  courtesies: string[]
}

const EMOJI_VALUE: ReadonlyMap<string, number> = new Map(
  Object.entries(EMOJI_TONE).flatMap(([value, signs]) => [...signs].map((sign): [string, number] => [sign, Number(value)])),
)
const IRONIC: ReadonlySet<string> = new Set(IRONIC_EMOJI)
const APPLAUSE = '👏'

/** Adds up what the words and emoji feel: negation turns, boosters stretch, what follows a contrast weighs more, praise before a hardship is sarcasm. */
export function weighTone(reading: Reading, evidence: Evidence): WeighedTone {
  const courtesies: string[] = []
  const parts = [...partsOfWords(reading, evidence.tone, courtesies), ...partsOfEmoji(reading)]
  const isSarcastic = turnSarcasm(reading, evidence, parts)
  const sum = parts.reduce((total, part) => total + part.value, 0)
  const isLoud = reading.isShouted || reading.exclamations > 1
  return { score: isLoud ? sum * 1.2 : sum, parts, isSarcastic, courtesies }
}

function partsOfWords(reading: Reading, hits: readonly Hit[], courtesies: string[]): Part[] {
  const parts: Part[] = []
  let factor = 1
  let factorBefore = 0
  let afterContrast = 1
  let spentNegator = -1
  for (const hit of hits) {
    const { entry } = hit
    if (entry.role === 'courtesy') courtesies.push(quote(reading, hit, false))
    if (entry.role === 'contrast' && parts.length > 0) {
      for (const part of parts) part.value *= 0.5
      afterContrast = 1.3
    }
    const isNegated = hit.negatedFrom >= 0 && hit.negatedFrom !== spentNegator
    const felt = feeling(hit, isNegated)
    if (felt === 0) {
      if (entry.factor !== null) {
        factor = entry.factor
        factorBefore = hit.to + 2
      }
      continue
    }
    if (isNegated) spentNegator = hit.negatedFrom
    const stress = reading.words[hit.from]!.stressed && !reading.isShouted ? 1.3 : 1
    const stretch = hit.from < factorBefore ? factor : 1
    parts.push({ value: felt * stress * stretch * afterContrast, at: hit.from, words: quote(reading, hit, isNegated), kind: 'words' })
    factorBefore = 0
  }
  return parts
}

function feeling({ entry }: Hit, isNegated: boolean): number {
  if (!isNegated) return entry.tone ?? 0
  if (entry.negatedTone !== null) return entry.negatedTone
  const tone = entry.tone ?? 0
  return tone > 0 ? -tone : tone * -0.5
}

function partsOfEmoji(reading: Reading): Part[] {
  const seen = new Set<string>()
  return reading.emoji.flatMap(({ sign, at }) => {
    const value = EMOJI_VALUE.get(sign)
    if (value === undefined || seen.has(sign)) return []
    seen.add(sign)
    return [{ value, at, words: sign, kind: 'emoji' as const }]
  })
}

function turnSarcasm(reading: Reading, evidence: Evidence, parts: Part[]): boolean {
  const isIronic = reading.emoji.some(({ sign }) => IRONIC.has(sign))
  const hardship = evidence.plights.filter((hit) => hit.negatedFrom < 0).at(-1)?.from ?? -1
  const contrast = evidence.tone.find((hit) => hit.entry.role === 'contrast')?.from ?? Number.POSITIVE_INFINITY
  const praise = parts.filter(
    (part) =>
      part.value >= 2 &&
      (isIronic || (part.at <= hardship && !(part.at < contrast && contrast < hardship)) || (part.words === APPLAUSE && hardship >= 0)),
  )
  for (const part of praise) part.value *= -0.8
  return praise.length > 0
}

/** The tone a score stands for. */
export function toneOf(score: number): Tone {
  if (score <= -3) return -2
  if (score <= -0.9) return -1
  if (score >= 3) return 2
  return score >= 0.9 ? 1 : 0
}

/** Why the tone is what it is: the words that pull its way, strongest first. */
export function toneReason(tone: Tone, weighed: WeighedTone): Reason {
  const words = strongestWords(weighed, tone)
  if (words.length === 0) return tone > 0 ? { code: 'tone/courtesy', words: distinct(weighed.courtesies) } : { code: 'tone/neutral', words: [] }
  if (weighed.isSarcastic && tone < 0) return { code: 'tone/sarcasm', words }
  const isEmoji = weighed.parts.some((part) => part.kind === 'emoji' && part.words === words[0])
  return { code: isEmoji ? 'tone/emoji' : 'tone/words', words }
}

/** The words and emoji that pull in a direction (its sign counts), strongest first. */
export function strongestWords(weighed: WeighedTone, direction: number): string[] {
  const pulling = weighed.parts.filter((part) => part.value * direction > 0).sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  return distinct(pulling.map((part) => part.words))
}

const distinct = (words: string[]) => [...new Set(words)].slice(0, 5)
