import type { RootKey, TypeKey } from './truth.ts'

/** What the bank's agents write in one language; each text follows a greeting and ends without a full stop. */
export type Answers = {
  /** Answers to what a message plainly says, looked up in its text without accents: they go before the general ones of their kind. */
  targeted: readonly (readonly [TypeKey | 'detail', RegExp, string])[]
  /** Complete answers to what needs no personal data. */
  inform: Partial<Record<TypeKey, readonly string[]>>
  /** Public answers that ask the customer over to direct messages. */
  invite: Partial<Record<RootKey, readonly string[]>>
  /** Private questions for the data a case needs. */
  ask: readonly string[]
  /** Private questions for a prospect's name and telephone. */
  askContact: readonly string[]
  /** To one more question about the same matter. */
  detail: readonly string[]
  solve: Partial<Record<TypeKey, readonly string[]>>
  wait: readonly string[]
  /** To someone who has grown angry. */
  calm: readonly string[]
  goodbye: readonly string[]
  greetings: readonly string[]
}

/** What customers write after an answer, by what they want to say with it. */
export type Sequels = {
  /** Gives the data asked for, in private. */
  data: readonly string[]
  /** A prospect's name and telephone. */
  contact: readonly string[]
  /** Says in public that the data were sent in private. */
  sent: readonly string[]
  thankful: readonly string[]
  delighted: readonly string[]
  neutral: readonly string[]
  /** The answer missed the question. */
  unhelped: readonly string[]
  /** Nobody has answered yet. */
  waiting: readonly string[]
  /** The answer did not solve it. */
  annoyed: readonly string[]
  furious: readonly string[]
}
export type SequelKind = keyof Sequels
