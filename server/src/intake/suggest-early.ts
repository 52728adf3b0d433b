import { setImmediate as nextTurn } from 'node:timers/promises'
import type { InboundItem } from '../connectors/channel.ts'
import { mendText } from '../platform/bad-text.ts'
import { perPlatform } from '../platform/per-platform.ts'
import { createLexiconSuggester } from '../triage/lexicon-suggester.ts'
import type { Suggester, Suggestion } from '../triage/suggester.ts'
import type { ParseResult } from './parse-events.ts'

/** After so many messages other work of the process has its turn. */
const AT_ONCE = 12

/** The suggester of this process: its word lists and model are loaded once. */
export const suggesterOf = perPlatform(() => createLexiconSuggester())

/** What is suggested for messages by their text alone, without the language of what the author wrote before. */
export type Suggested = ReadonlyMap<InboundItem, Suggestion>

/**
 * Suggests while the batch before is still being taken in, so that its transaction does not wait for it. A text that cannot be read is left
 * out: it is tried again with its event, which is then set aside alone.
 */
export async function suggestEarly(suggester: Suggester, results: readonly ParseResult[]): Promise<Suggested> {
  const suggested = new Map<InboundItem, Suggestion>()
  const items = results.flatMap((result) => ('items' in result ? result.items : []))
  for (const item of items) {
    if (item.kind !== 'message' || item.direction !== 'in') continue
    try {
      suggested.set(item, suggester.suggest({ text: mendText(item.text), lastLanguage: undefined }))
    } catch {
      continue
    }
    if (suggested.size % AT_ONCE === 0) await nextTurn()
  }
  return suggested
}
