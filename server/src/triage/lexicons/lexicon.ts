/**
 * The words of one language. Entries are separated by `|` or a line break; accents and case do not matter.
 * `@` ends in o, a, os or as; `~` in nothing or s; `*` in anything. Inside a phrase, articles and pronouns of the text (`glue`) may stand between words.
 */
export interface Lexicon {
  language: string
  /** Very common words: evidence of the language when the detector hesitates. */
  common: string
  glue: string
  /** `short=long`, as people type on a phone. */
  aliases: string
  negators: string
  boosters: string
  diminishers: string
  contrasts: string
  /** By weight, −3 … 3. */
  tone: Record<string, string>
  /** Mild praise that politeness puts at the end of any message: it counts only when the message asks and complains of nothing. */
  courtesy: string
  /** Hardship that turns praise said before it into sarcasm. */
  plights: string
  /**
   * Votes by type. A single word gives 1, a phrase 2; `^n` sets the vote; `!` lets a child vote for its root too.
   * Root types hold general words, children the words of their trade.
   */
  types: Record<string, string>
  /** What counts only under a negator ("no funciona", "nunca me llega"): by type, or `tone` for tone alone. */
  negated: Record<string, string>
  urgent: string
}
