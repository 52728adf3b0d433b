import type { Country } from '../places.ts'
import type { Random } from '../random.ts'

/** The words that fill the slots of one conversation, so that an amount or a branch named once stays the same; a word may be a template itself. */
export type Words = Readonly<Record<string, string>>

/**
 * Writes out a template: `{a|b}` is one of several wordings, `<slot>` a word of the lexicon, `[latin american|of Spain]` the form of address in the
 * country, and `[tú|vos|usted]` the one in which the bank speaks there. A slot unknown to the lexicon is an error of the corpus and throws.
 */
export function spin(template: string, country: Country, words: Words, random: Random): string {
  let text = template
  for (let depth = 0; /[{<[]/.test(text); depth++) {
    if (depth > 12) throw new Error(`The template never ends: ${template}`)
    text = text.replace(/\[([^[\]]*)\]/g, (_, forms: string) => addressIn(country, forms.split('|')))
    text = text.replace(/\{([^{}]*)\}/g, (_, options: string) => random.pick(options.split('|')))
    text = text.replace(/<(\w+)>/g, (_, slot: string) => {
      const word = words[slot]
      if (word === undefined) throw new Error(`No word for <${slot}> in: ${template}`)
      return word
    })
  }
  return tidy(text)
}

function addressIn(country: Country, forms: string[]): string {
  if (forms.length === 2) return country === 'ES' ? forms[1]! : forms[0]!
  const at = country === 'AR' ? 1 : country === 'CO' ? 2 : 0
  return forms[at] ?? forms[0]!
}

function tidy(text: string): string {
  return text
    .replace(/ +/g, ' ')
    .replace(/ ([,.;:?!])/g, '$1')
    .replace(/([,;]) ?([.?!])/g, '$2')
    .trim()
}
