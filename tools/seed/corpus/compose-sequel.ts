import type { Country, Language } from '../places.ts'
import type { Random } from '../random.ts'
import type { SequelKind } from './answers.ts'
import { sequels } from './sequels.ts'
import { spin, type Words } from './spin.ts'
import type { Tone, Truth, TypeKey } from './truth.ts'
import { typeAs, type WritingStyle } from './typing.ts'

const tones: Record<SequelKind, Tone> = {
  data: 0,
  contact: 0,
  sent: 0,
  thankful: 1,
  delighted: 2,
  neutral: 0,
  unhelped: -1,
  waiting: -1,
  annoyed: -1,
  furious: -2,
}

export type SequelInput = {
  kind: SequelKind
  typeKey: TypeKey
  country: Country
  language: Language
  style: WritingStyle
  words: Words
  /** The customer's own data, given when asked. */
  name: string
  document: string
  phone: string
  agentName: string
}

/** What a customer writes after an answer, and what it truly is. */
export function composeSequel(random: Random, input: SequelInput): { text: string; truth: Truth } {
  const { kind, country, language, typeKey } = input
  const words: Words = { ...input.words, full: input.name, personal: input.document, phone: input.phone, agent: input.agentName.split(' ')[0]! }
  const sentence = spin(random.pick(sequels[language][kind]), country, words, random)
  const style = /^(data|contact)$/.test(kind) && input.style === 'hasty' ? 'casual' : input.style
  const text = typeAs(random, [sentence], style, language, tones[kind])
  return { text, truth: { typeKey, tone: tones[kind], language, country } }
}
