import { fold } from './fold.ts'

export interface Word {
  /** As written, in lower case. */
  surface: string
  folded: string
  /** In capitals or with letters drawn out. */
  stressed: boolean
  /** Drawn-out letters taken back: to one, then to two ("goood" is "good"). Empty when there are none. */
  plain: string[]
  /** Punctuation stands between this word and the one before. */
  afterBreak: boolean
  isTag: boolean
}

export interface Reading {
  words: Word[]
  /** Each with the number of words before it. */
  emoji: { sign: string; at: number }[]
  links: number
  mentions: number
  tags: number
  exclamations: number
  questions: number
  isShouted: boolean
}

const READ_CHARACTERS = 2_000
const LINK = /(?:https?:\/\/|www\.)\S+|[\w-]{1,40}\.[a-zA-Z]{2,10}\/\w\S*/giu
const PIECE = /([@#][\p{L}\p{N}_.]+)|(\p{Extended_Pictographic})|([\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}]+)*)|([.,;:!?…¿¡\n()]+)/gu
const DRAWN_OUT = /(\p{L})\1\1/u

/** Splits the first 2,000 characters into words and signs, in one pass. */
export function readText(text: string): Reading {
  const reading: Reading = { words: [], emoji: [], links: 0, mentions: 0, tags: 0, exclamations: 0, questions: 0, isShouted: false }
  const read = takeOutLinks(text.slice(0, READ_CHARACTERS), reading)
  let afterBreak = true
  for (const [, name, emoji, word, marks] of read.matchAll(PIECE)) {
    if (word !== undefined) addWord(reading, word, afterBreak, false)
    else if (emoji !== undefined) reading.emoji.push({ sign: emoji, at: reading.words.length })
    else if (name?.startsWith('#')) {
      reading.tags++
      addWord(reading, name.slice(1), true, true)
    } else if (name !== undefined) reading.mentions++
    else countMarks(reading, marks ?? '')
    afterBreak = marks !== undefined || (name?.startsWith('#') ?? false)
  }
  reading.isShouted = isShouted(read)
  return reading
}

function takeOutLinks(text: string, reading: Reading): string {
  if (!text.includes('/') && !text.includes('www.')) return text
  return text.replace(LINK, () => {
    reading.links++
    return ' '
  })
}

function addWord(reading: Reading, written: string, afterBreak: boolean, isTag: boolean) {
  const folded = fold(written)
  if (folded === '') return
  const isDrawnOut = DRAWN_OUT.test(folded)
  const plain = isDrawnOut ? [folded.replace(/(\p{L})\1{2,}/gu, '$1'), folded.replace(/(\p{L})\1{2,}/gu, '$1$1')] : []
  const surface = written.toLowerCase()
  reading.words.push({
    surface,
    folded,
    stressed: isDrawnOut || (written.length > 3 && written === written.toUpperCase() && surface !== written),
    plain,
    afterBreak,
    isTag,
  })
}

function countMarks(reading: Reading, marks: string) {
  for (const mark of marks) {
    if (mark === '!') reading.exclamations++
    if (mark === '?') reading.questions++
  }
}

function isShouted(text: string): boolean {
  let capitals = 0
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) capitals++
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) letters++
  }
  return letters >= 10 && capitals > letters * 0.7
}
