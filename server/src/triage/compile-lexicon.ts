import { fold, soundOf } from './fold.ts'
import type { Lexicon } from './lexicons/lexicon.ts'
import { REPORTING_MARKS, SPAM_MARKS } from './lexicons/spam.ts'

export interface Vote {
  type: string
  weight: number
  /** Votes for its root with the same weight. */
  lifts: boolean
  onlyNegated: boolean
}

/** What a word or phrase means, at the end of its path. */
export interface Entry {
  /** Null at the end of a path: most entries are ends, and an empty map each would cost tens of megabytes. */
  next: Map<string, Entry> | null
  stems: Map<string, { stem: string; entry: Entry }[]> | null
  tone: number | null
  negatedTone: number | null
  role: 'negator' | 'contrast' | 'courtesy' | null
  factor: number | null
  votes: readonly Vote[]
  isPlight: boolean
  isUrgent: boolean
  isReport: boolean
  spam: number
}

/** Lexicons made ready to be walked word by word. */
export interface Compiled {
  root: Entry
  sounds: Map<string, Entry>
  glue: Set<string>
  aliases: Map<string, string>
}

const NO_VOTES: readonly Vote[] = []
const STEM_KEY_LENGTH = 4
const ENDINGS: Readonly<Record<string, string[]>> = { '@': ['o', 'a', 'os', 'as'], '~': ['', 's'] }
/** A plain failure weighs less than people who do not care. */
const NEGATED_TONE: Readonly<Record<string, number>> = { incident: -1.5, complaint: -2, tone: -1.2 }

/** One tree of all phrases of the lexicons, with the marks of spam that hold in any language. */
export function compileLexicon(lexicons: readonly Lexicon[]): Compiled {
  const compiled: Compiled = { root: newEntry(), sounds: new Map(), glue: new Set(), aliases: new Map() }
  for (const lexicon of lexicons) {
    for (const word of phrases(lexicon.glue)) compiled.glue.add(fold(word))
    for (const pair of phrases(lexicon.aliases)) {
      const [short, long] = pair.split('=')
      if (short && long) compiled.aliases.set(fold(short), fold(long))
    }
    addTone(compiled, lexicon)
    addTypes(compiled, lexicon)
  }
  for (const [weight, listed] of Object.entries(SPAM_MARKS)) mark(compiled, listed, (entry) => (entry.spam = Number(weight)))
  mark(compiled, REPORTING_MARKS, (entry) => (entry.isReport = true))
  return compiled
}

function addTone(compiled: Compiled, lexicon: Lexicon) {
  for (const [weight, listed] of Object.entries(lexicon.tone)) mark(compiled, listed, (entry) => (entry.tone = Number(weight)))
  // a greeting ("buenas") stays neutral though its words are also praise
  mark(compiled, lexicon.tone['0'] ?? '', (entry) => (entry.tone = 0))
  mark(compiled, lexicon.courtesy, (entry) => (entry.role = 'courtesy'))
  mark(compiled, lexicon.contrasts, (entry) => (entry.role = 'contrast'))
  mark(compiled, lexicon.negators, (entry) => (entry.role = 'negator'))
  mark(compiled, lexicon.boosters, (entry) => (entry.factor = 1.5))
  mark(compiled, lexicon.diminishers, (entry) => (entry.factor = 0.5))
  mark(compiled, lexicon.plights, (entry) => (entry.isPlight = true))
  mark(compiled, lexicon.urgent, (entry) => (entry.isUrgent = true))
}

function addTypes(compiled: Compiled, lexicon: Lexicon) {
  const vote = (type: string, listed: string, onlyNegated: boolean) => {
    for (const phrase of phrases(listed)) {
      const [words = '', weight] = phrase.replace('!', '').split('^')
      const votes = { type, weight: weight ? Number(weight) : words.includes(' ') ? 2 : 1, lifts: phrase.endsWith('!'), onlyNegated }
      mark(compiled, words, (entry) => (entry.votes = [...entry.votes, votes]))
    }
  }
  for (const [type, listed] of Object.entries(lexicon.types)) vote(type, listed, false)
  for (const [type, listed] of Object.entries(lexicon.negated)) {
    mark(compiled, listed.replace(/\^\d/g, ''), (entry) => (entry.negatedTone = NEGATED_TONE[type] ?? -1))
    if (type !== 'tone') vote(type, listed, true)
  }
}

function phrases(listed: string): string[] {
  return listed
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}

function mark(compiled: Compiled, listed: string, give: (entry: Entry) => void) {
  for (const phrase of phrases(listed)) for (const words of spellings(phrase)) give(entryOf(compiled, words))
}

function spellings(phrase: string): string[][] {
  let all: string[][] = [[]]
  for (const written of phrase.split(/\s+/)) {
    const endings = ENDINGS[written.at(-1)!]
    const forms = endings ? endings.map((ending) => fold(written.slice(0, -1) + ending)) : [fold(written)]
    all = all.flatMap((words) => forms.map((form) => [...words, form]))
  }
  return all
}

function entryOf(compiled: Compiled, words: string[]): Entry {
  let entry = compiled.root
  for (const word of words) entry = word.endsWith('*') ? stemOf(entry, word.slice(0, -1)) : childOf(entry, word)
  const only = words.length === 1 ? words[0]! : ''
  if (only.length > 4 && !only.endsWith('*') && !compiled.sounds.has(soundOf(only))) compiled.sounds.set(soundOf(only), entry)
  return entry
}

function childOf(entry: Entry, word: string): Entry {
  entry.next ??= new Map()
  const known = entry.next.get(word)
  if (known) return known
  const made = newEntry()
  entry.next.set(word, made)
  return made
}

function stemOf(entry: Entry, stem: string): Entry {
  const key = stem.slice(0, STEM_KEY_LENGTH)
  entry.stems ??= new Map()
  const listed = entry.stems.get(key) ?? []
  const known = listed.find((each) => each.stem === stem)
  if (known) return known.entry
  const made = newEntry()
  entry.stems.set(key, [...listed, { stem, entry: made }])
  return made
}

function newEntry(): Entry {
  return {
    next: null,
    stems: null,
    tone: null,
    negatedTone: null,
    role: null,
    factor: null,
    votes: NO_VOTES,
    isPlight: false,
    isUrgent: false,
    isReport: false,
    spam: 0,
  }
}

/** The entry that continues with this word: as it stands, or by its stem. */
export function continueWith(entry: Entry, word: string): Entry | undefined {
  const next = entry.next?.get(word)
  if (next || entry.stems === null || word.length < STEM_KEY_LENGTH) return next
  return entry.stems.get(word.slice(0, STEM_KEY_LENGTH))?.find((each) => word.startsWith(each.stem))?.entry
}
