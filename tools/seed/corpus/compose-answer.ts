import type { Country, Language } from '../places.ts'
import type { Random } from '../random.ts'
import type { Answers } from './answers.ts'
import { englishAnswers } from './en/answers.ts'
import { spanishAnswers } from './es/answers.ts'
import { portugueseAnswers } from './pt/answers.ts'
import { spin, type Words } from './spin.ts'
import { rootOf, type TypeKey } from './truth.ts'
import { weightedLength } from './weighted-length.ts'

const answers: Record<Language, Answers> = { es: spanishAnswers, en: englishAnswers, pt: portugueseAnswers }
const pointsElsewhere = /directo|privado|direct(ly)?\b|in private|mensagem direta/

export type AnswerKind = 'inform' | 'invite' | 'ask' | 'askContact' | 'detail' | 'solve' | 'wait' | 'calm' | 'goodbye'
export type AnswerInput = {
  kind: AnswerKind
  typeKey: TypeKey
  country: Country
  language: Language
  words: Words
  customerName: string
  agentName: string
  visibility: 'public' | 'private' /** The customer's message it answers. */
  about: string
}

/** Writes an agent's answer, signed with the agent's initials; a public one keeps to 280 weighted characters. */
export function composeAnswer(random: Random, input: AnswerInput): string {
  const { country, language, kind } = input
  const words: Words = { ...input.words, name: input.customerName.split(' ')[0]! }
  const initials = `^${input.agentName
    .split(' ')
    .map((part) => part.charAt(0))
    .join('')}`
  const pool = wordings(input)
  for (let tries = 0; ; tries++) {
    const body = spin(random.pick(pool), country, words, random)
    const bare = kind === 'goodbye' ? 0.9 : /detail|wait|calm|solve/.test(kind) ? 0.45 : 0.1
    const greeting = random.chance(bare) ? '' : spin(random.pick(answers[language].greetings), country, words, random)
    const text = `${joined(greeting, body)}${/[!?.]$/.test(body) || /\.example\S*$/.test(body) ? '' : '.'} ${initials}`
    if (input.visibility === 'private' || weightedLength(text) <= 280 || tries > 30) return text
  }
}

function wordings({ kind, typeKey, language, visibility, about }: AnswerInput): readonly string[] {
  const book = answers[language]
  const root = rootOf(typeKey)
  const said = about.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const key = kind === 'detail' ? 'detail' : kind === 'inform' || kind === 'solve' ? typeKey : undefined
  const targeted = book.targeted.find(([of, pattern]) => of === key && pattern.test(said))
  if (targeted !== undefined) return [targeted[2]]
  if (kind === 'inform' || kind === 'solve') {
    const all = book[kind][typeKey] ?? book[kind][root as TypeKey] ?? book.detail
    const fitting = visibility === 'private' ? all.filter((text) => !pointsElsewhere.test(text)) : all
    return fitting.length > 0 ? fitting : book.ask
  }
  return kind === 'invite' ? (book.invite[root] ?? book.invite.request!) : book[kind]
}

function joined(greeting: string, body: string): string {
  const capital = body.replace(/^([¿¡]*)(\p{Ll})/u, (_, mark: string, letter: string) => mark + letter.toUpperCase())
  if (greeting === '') return capital
  return /[!]$/.test(greeting) ? `${greeting} ${capital}` : `${greeting} ${body}`
}
