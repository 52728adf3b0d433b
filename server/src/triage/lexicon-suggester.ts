import { type Compiled, compileLexicon } from './compile-lexicon.ts'
import { detectLanguage } from './detect-language.ts'
import { findEvidence } from './find-evidence.ts'
import { judgeSpam } from './judge-spam.ts'
import { en } from './lexicons/en.ts'
import { es } from './lexicons/es.ts'
import { pt } from './lexicons/pt.ts'
import { type PickedType, pickType } from './pick-type.ts'
import { readText } from './read-text.ts'
import type { Language, Reason, Suggester, Suggestion, Tone, TriageInput } from './suggester.ts'
import { toneOf, toneReason, type WeighedTone, weighTone } from './weigh-tone.ts'

/** Suggests by word lists, without the cloud and without learning. Another language than Spanish, English or Portuguese gets its emoji and spam judged only. */
export function createLexiconSuggester(): Suggester {
  const unknown = compileLexicon([es, pt, en])
  const foreign = compileLexicon([])
  const known = new Map<Language, Compiled>([es, en, pt].map((lexicon) => [lexicon.language, compileLexicon([lexicon])]))

  return {
    name: 'lexicon',
    version: '1',
    suggest(input: TriageInput): Suggestion {
      const reading = readText(input.text)
      const language = detectLanguage(reading, input.lastLanguage)
      const evidence = findEvidence(reading, language === null ? unknown : (known.get(language) ?? foreign))
      const spam = judgeSpam(reading, evidence)
      if (spam)
        return { language, tone: 0, toneReason: { code: 'tone/neutral', words: [] }, typeKey: 'spam', typeReason: spam, urgent: false, spam: true }

      const weighed = weighTone(reading, evidence)
      const type = pickType(reading, evidence, weighed)
      const urgent = type?.key === 'complaint.fraud' || evidence.urgent.some((hit) => hit.negatedFrom < 0)
      return { language, ...settleTone(weighed, type), typeKey: type?.key ?? null, typeReason: type?.reason ?? null, urgent, spam: false }
    },
  }
}

/** Thanks count only when nothing is asked; what is broken or complained of is bad even when told calmly. */
function settleTone(weighed: WeighedTone, type: PickedType | null): { tone: Tone; toneReason: Reason } {
  const isThankful = weighed.courtesies.length > 0 && weighed.score >= 0 && type?.root === 'acknowledgement'
  const tone = toneOf(weighed.score + (isThankful ? 1 : 0))
  if (tone === 0 && type && (type.root === 'incident' || type.root === 'complaint'))
    return { tone: -1, toneReason: { code: 'tone/matter', words: type.reason.words } }
  return { tone, toneReason: toneReason(tone, weighed) }
}
