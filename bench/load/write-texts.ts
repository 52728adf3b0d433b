import { composeMessage } from '../../tools/seed/corpus/compose-message.ts'
import { type Tone, typeKeys } from '../../tools/seed/corpus/truth.ts'
import type { WritingStyle } from '../../tools/seed/corpus/typing.ts'
import { makeRandom } from '../../tools/seed/random.ts'

const STYLES: readonly WritingStyle[] = ['careful', 'casual', 'hasty', 'lower', 'loud']
const TONES: readonly Tone[] = [-2, -1, -1, 0, 0, 0, 1, 2]

/** Believable messages to a bank, varied in matter, tone and manner; mostly Spanish. */
export function writeTexts(count: number, seed: string): string[] {
  const random = makeRandom(seed)
  return Array.from({ length: count }, () => {
    const language = random.weighted([
      ['es', 88],
      ['en', 7],
      ['pt', 5],
    ] as const)
    const country = language === 'en' ? 'US' : language === 'pt' ? 'BR' : random.pick(['PE', 'MX', 'CO', 'AR', 'ES'] as const)
    const typeKey = random.pick(typeKeys.slice(0, -1))
    const style = random.pick(STYLES)
    return composeMessage(random, { typeKey, tone: random.pick(TONES), country, language, style, place: 'direct' }).text
  })
}
