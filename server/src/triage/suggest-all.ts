import type { Suggester, Suggestion, TriageInput } from './suggester.ts'

/** One suggestion per input, in the same order. */
export function suggestAll(suggester: Suggester, inputs: readonly TriageInput[]): Suggestion[] {
  return inputs.map((input) => suggester.suggest(input))
}
