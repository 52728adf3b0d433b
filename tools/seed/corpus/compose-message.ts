import { type Country, countryWeights, type Language, languageOf } from '../places.ts'
import type { Random } from '../random.ts'
import type { Book, Moods } from './book.ts'
import { englishBook } from './en/book.ts'
import { spanishBook } from './es/book.ts'
import { bindWords } from './lexicon.ts'
import { portugueseBook } from './pt/book.ts'
import { spin, type Words } from './spin.ts'
import { rootOf, type Tone, type Truth, type TypeKey } from './truth.ts'
import { typeAs, type WritingStyle } from './typing.ts'
import { weightedLength } from './weighted-length.ts'

const books: Record<Language, Book> = { es: spanishBook, pt: portugueseBook, en: englishBook }

/** Someone's first message about a matter, what it truly is, and the words that stay the same while they talk about it. */
export type Opener = { text: string; truth: Truth; words: Words }
export type OpenerInput = {
  typeKey: TypeKey
  tone: Tone
  country: Country
  language: Language
  style: WritingStyle
  place: 'post' | 'direct' | 'chat'
  handle?: string
}

/** Writes the message as that person would in that place; a post names the bank's handle and keeps to 280 weighted characters. */
export function composeMessage(random: Random, input: OpenerInput): Opener {
  const { typeKey, country, language, place } = input
  const words = bindWords(country, language, random)
  for (let tries = 0; tries < 40; tries++) {
    const parts = draft(random, input, tries > 4)
    const written = typeAs(
      random,
      parts.map((part) => spin(part, country, words, random)),
      input.style,
      language,
      input.tone,
    )
    const text = place === 'post' ? mention(random, written, input.handle ?? 'BancoAndara') : written
    if (place !== 'post' || weightedLength(text) <= 280) return { text, truth: { typeKey, tone: input.tone, language, country }, words }
  }
  throw new Error(`No message about ${typeKey} fits a post.`)
}

function draft(random: Random, { typeKey, tone, country, language, place }: OpenerInput, brief: boolean): string[] {
  const book = books[language]
  const root = rootOf(typeKey)
  const moods = book.moods[root]
  const kind = wordingFor(random, book, typeKey, tone)
  const regional = book.regional.filter(([where, type, mood]) => where === country && type === typeKey && mood === kind).map(([, , , text]) => text)
  const local = regional.length > 0 && random.chance(0.2 + regional.length * 0.08)
  const drawn = random.pick(local ? regional : book.cores[typeKey][kind])
  const alone = local || drawn.endsWith('~')
  const core = drawn.replace('~', '')
  if (root === 'spam') return [core]
  const polite = tone >= 0 ? 0.55 : 0.25
  const greets = /^¿?(Hola|Buenas|Che|Ayuda|Qué onda)/.test(core)
  const opening = !greets && random.chance(place === 'post' ? polite * 0.4 : polite) ? [openingOf(random, book, typeKey, tone)] : []
  const extras = book.cores[typeKey].more
  const wanted = brief || alone ? 0 : place === 'chat' ? random.int(0, 2) : random.int(0, 1)
  const more = wanted === 0 || extras.length === 0 ? [] : shuffled(random, extras).slice(0, wanted)
  const ending = tone === 1 && /gracias|agradece|obrigad|thank/i.test(core) ? [] : moodOf(random, moods, tone, kind)
  const closing = tone === 0 && place !== 'post' && random.chance(0.3) ? [random.pick(book.closings)] : []
  return [...opening.map((text) => `${text}${/[?!.]$/.test(text) ? '' : random.pick([',', '.', '!', ','])}`), core, ...more, ...ending, ...closing]
}

function openingOf(random: Random, book: Book, typeKey: TypeKey, tone: Tone): string {
  if (tone < 0 && random.chance(0.6)) return random.pick(book.urgentOpenings)
  const asks = tone >= 0 && /^(query|lead)/.test(typeKey)
  return random.pick(asks ? book.openings : book.openings.filter((opening) => !/consulta|dúvida|uestion|están|tudo bem|[Dd]isculp/.test(opening)))
}

function wordingFor(random: Random, book: Book, typeKey: TypeKey, tone: Tone): 'plain' | 'bad' {
  if (tone >= 0 || book.cores[typeKey].bad.length === 0) return 'plain'
  return random.chance(tone === -2 ? 0.75 : 0.5) ? 'bad' : 'plain'
}

function moodOf(random: Random, moods: Moods | undefined, tone: Tone, kind: 'plain' | 'bad'): string[] {
  if (moods === undefined || tone === 0) return []
  if (tone === -1 && kind === 'bad') return []
  const pool = tone === 2 ? moods.delighted : tone === 1 ? moods.thankful : tone === -1 ? moods.annoyed : moods.furious
  return pool.length === 0 ? [] : [random.pick(pool)]
}

function mention(random: Random, text: string, handle: string): string {
  const at = `@${handle}`
  return random.weighted([
    [`${at} ${text}`, 80],
    [`${text} ${at}`, 14],
    [`.${at} ${text}`, 6],
  ] as const)
}

const shuffled = (random: Random, items: readonly string[]): string[] =>
  items
    .map((item) => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)

const typeWeights: readonly (readonly [TypeKey, number])[] = [
  ['query.product', 5],
  ['query.branch_hours', 4],
  ['query.balance', 6],
  ['query.requirements', 5],
  ['query.fees', 5],
  ['request.card_block', 3],
  ['request.card_replacement', 3],
  ['request.data_update', 3],
  ['request.statement', 3],
  ['request.cancellation', 3],
  ['incident.app', 8],
  ['incident.web', 3],
  ['incident.atm', 4],
  ['incident.card_declined', 4],
  ['incident.transfer', 6],
  ['complaint.charge', 6],
  ['complaint.service', 5],
  ['complaint.delay', 4],
  ['complaint.fraud', 3],
  ['complaint.branch', 3],
  ['acknowledgement', 4],
  ['suggestion', 2],
  ['lead.account', 2],
  ['lead.card', 2],
  ['lead.loan', 2],
  ['lead.insurance', 1],
  ['spam', 2],
]
const toneWeights: Record<ReturnType<typeof rootOf>, readonly (readonly [Tone, number])[]> = {
  query: [
    [0, 62],
    [1, 21],
    [-1, 13],
    [-2, 3],
    [2, 1],
  ],
  request: [
    [0, 55],
    [1, 15],
    [-1, 21],
    [-2, 8],
    [2, 1],
  ],
  incident: [
    [0, 24],
    [1, 2],
    [-1, 46],
    [-2, 28],
  ],
  complaint: [
    [-1, 50],
    [-2, 50],
  ],
  acknowledgement: [
    [1, 42],
    [2, 58],
  ],
  suggestion: [
    [0, 52],
    [1, 24],
    [-1, 18],
    [2, 6],
  ],
  lead: [
    [0, 60],
    [1, 32],
    [2, 5],
    [-1, 3],
  ],
  spam: [[0, 1]],
}

/** What someone writes about and in what mood, in the proportions a bank sees. */
export function drawMatter(random: Random): { typeKey: TypeKey; tone: Tone } {
  const typeKey = random.weighted(typeWeights)
  return { typeKey, tone: random.weighted(toneWeights[rootOf(typeKey)]) }
}

/** A country in the shares of the demonstration, and the language its people write in. */
export function drawCountry(random: Random): { country: Country; language: Language } {
  const country = random.weighted(countryWeights)
  return { country, language: languageOf(country) }
}
