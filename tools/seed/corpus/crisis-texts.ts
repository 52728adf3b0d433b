import { makeRandom } from '../random.ts'
import { drawCountry, type Opener } from './compose-message.ts'
import { crisisCores } from './crisis-book.ts'
import { bindWords } from './lexicon.ts'
import { spin } from './spin.ts'
import { typeAs, type WritingStyle } from './typing.ts'
import { weightedLength } from './weighted-length.ts'

const hashtags = ['#AndaraCaído', '#CaídaAndara', '#Andara', '#AndaraNoFunciona']
const styles: readonly (readonly [WritingStyle, number])[] = [
  ['casual', 40],
  ['lower', 28],
  ['hasty', 18],
  ['loud', 14],
]

/** Posts about one outage of the app and the cash machines, rumours included: all different, each at most 280 weighted characters and naming the bank. */
export function crisisTexts(count: number, seed: number | string): Opener[] {
  const random = makeRandom(`crisis ${seed}`)
  const seen = new Set<string>()
  const posts: Opener[] = []
  while (posts.length < count) {
    const { country, language } = drawCountry(random)
    const [typeKey, tone, template] = random.pick(crisisCores[language])
    const words = bindWords(country, language, random)
    const written = typeAs(random, [spin(template, country, words, random)], random.weighted(styles), language, tone)
    const hashtag = random.chance(0.22) ? ` ${random.pick(hashtags)}` : ''
    const feeling = tone < 0 && random.chance(0.25) ? ` ${random.pick(['😡', '🤬', '😤', '🙄', '😰', '👎', '🤦', '😱'])}` : ''
    const handle = random.weighted([
      ['@BancoAndara', 85],
      ['@AndaraAyuda', 15],
    ] as const)
    const text = random.chance(0.8) ? `${handle} ${written}${feeling}${hashtag}` : `${written}${feeling} ${handle}${hashtag}`
    if (seen.has(text) || weightedLength(text) > 280) continue
    seen.add(text)
    posts.push({ text, truth: { typeKey, tone, language, country }, words })
  }
  return posts
}
