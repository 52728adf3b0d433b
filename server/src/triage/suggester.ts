/** ISO 639-1. */
export type Language = 'es' | 'en' | 'pt' | (string & {})

/** Of the customer's message: −2 very bad, −1 bad, 0 neutral, 1 good, 2 very good. */
export type Tone = -2 | -1 | 0 | 1 | 2

export interface TriageInput {
  text: string
  /** The author's last known language, trusted below three words. */
  lastLanguage?: string | undefined
}

/** Why something was suggested: `code` is translated by whoever shows it, `words` are the customer's own, in lower case. */
export interface Reason {
  code: string
  words: string[]
}

export interface Suggestion {
  /** Null when nothing tells it. */
  language: Language | null
  tone: Tone
  toneReason: Reason
  /** A key of the type tree, a root when no child stands out; null when nothing tells it. */
  typeKey: string | null
  typeReason: Reason | null
  urgent: boolean
  spam: boolean
}

/** Port of whatever suggests how to file an inbound message. Suggesting never throws, whatever the text, and takes time linear in it. */
export interface Suggester {
  name: string
  /** Changes whenever the same text might be suggested otherwise. */
  version: string
  suggest(input: TriageInput): Suggestion
}
