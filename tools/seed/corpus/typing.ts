import type { Language } from '../places.ts'
import type { Random } from '../random.ts'
import type { Tone } from './truth.ts'

/** How someone types, always the same for a person. */
export type WritingStyle = 'careful' | 'casual' | 'hasty' | 'lower' | 'loud'

const short: Record<Language, readonly (readonly [RegExp, string])[]> = {
  es: [
    [/\bque\b/g, 'q'],
    [/\b[Pp]or favor\b/g, 'xfa'],
    [/\b[Pp]or qué(?!\p{L})/gu, 'xq'],
    [/\bporque\b/g, 'xq'],
    [/\btambién\b/g, 'tmb'],
    [/\bpara\b/g, 'pa'],
    [/\bMuchas gracias\b/g, 'Muchas grax'],
    [/\bcuándo\b/g, 'cuando'],
  ],
  pt: [
    [/\bvocês\b/g, 'vcs'],
    [/\bporque\b/g, 'pq'],
    [/\btambém\b/g, 'tb'],
    [/\bnão\b/g, 'n'],
    [/\bquando\b/g, 'qdo'],
    [/\bpor favor\b/g, 'pfv'],
    [/\bobrigad([oa])\b/g, 'obg'],
  ],
  en: [
    [/\byou\b/g, 'u'],
    [/\bplease\b/g, 'pls'],
    [/\bbecause\b/g, 'cuz'],
    [/\b[Tt]hank you\b/g, 'thx'],
    [/\byour\b/g, 'ur'],
    [/\bdon't\b/g, 'dont'],
    [/\bcan't\b/g, 'cant'],
  ],
}

/** Puts the sentences together with the capitals, accents, short forms and slips of the style. */
export function typeAs(random: Random, sentences: readonly string[], style: WritingStyle, language: Language, tone: Tone): string {
  let text = ''
  for (const sentence of sentences)
    text = text === '' ? capital(sentence) : `${text.endsWith(',') ? `${text} ${softened(sentence)}` : `${ended(text)} ${capital(sentence)}`}`
  if (style === 'careful') return ended(text)
  if (random.chance(0.9)) text = text.replace(/[¿¡]/g, '')
  if (style === 'loud') return tone === -2 && random.chance(0.5) ? shout(text) : tone < 0 ? insist(random, text) : text
  if (style === 'casual') return random.chance(0.3) ? insist(random, text) : text
  text = plain(random, text, style === 'hasty' ? 1 : 0.6)
  if (style === 'lower')
    return text
      .replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase())
      .replace(/([.!?]) (\p{Lu})(?!\p{Lu})/gu, (all, mark: string, letter: string) => (random.chance(0.7) ? `${mark} ${letter.toLowerCase()}` : all))
  for (const [long, brief] of short[language]) if (random.chance(0.6)) text = text.replace(long, brief)
  return slip(random, text)
}

const capital = (text: string): string => text.replace(/^([¿¡«"]*)(\p{Ll})/u, (_, mark: string, letter: string) => mark + letter.toUpperCase())
const softened = (text: string): string =>
  text.replace(/^([¿¡]*)(\p{Lu})(?=\p{Ll}* )(?!\p{Lu})/u, (_, mark: string, letter: string) => mark + letter.toLowerCase())
const ended = (text: string): string => (/[.!?…,:)]$|\p{Extended_Pictographic}\uFE0F?$/u.test(text) ? text : `${text}.`)
const shout = (text: string): string => text.replace(/\S+/g, (word) => (/^@|\.example/.test(word) ? word : word.toUpperCase()))

function insist(random: Random, text: string): string {
  return text
    .replace(/([?!])(?=\s|$)/, (mark) => mark.repeat(random.int(2, 3)))
    .replace(/\b([Gg]racias|[Hh]ola)\b/, (word) => (random.chance(0.4) ? word + word.at(-1)!.repeat(random.int(1, 3)) : word))
}

/** Leaves out accents, but never the tilde of the ñ, which people do type. */
function plain(random: Random, text: string, share: number): string {
  return text.replace(/[áéíóúâêôãõàÁÉÍÓÚ]/g, (letter) => (random.chance(share) ? letter.normalize('NFD').charAt(0) : letter))
}

/** Now and then a word with two letters swapped, one lost or one doubled; names, figures and handles stay. */
function slip(random: Random, text: string): string {
  return text.replace(/(?<![@#\w.-])\p{Ll}{5,}(?![\w.-]*\.example)/gu, (word) => {
    if (!random.chance(0.04)) return word
    const at = random.int(1, word.length - 3)
    return random.pick([
      word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word[at] + word.slice(at),
    ])
  })
}
