export interface Trigger {
  kind: 'template' | 'person'
  /** Where the sign stands in the text. */
  from: number
  words: string
}

/** The `/` or `@` that one is writing behind just now: `/` begins a line or follows a blank in a reply, `@` a mention in a note. */
export function findTrigger(text: string, caret: number, isNote: boolean): Trigger | null {
  const before = text.slice(0, caret)
  const match = isNote ? /(?:^|\s)@([\p{L}\p{N} .'-]{0,30})$/u.exec(before) : /(?:^|\s)\/([a-z0-9-]{0,30})$/i.exec(before)
  if (!match) return null
  const words = match[1] ?? ''
  return { kind: isNote ? 'person' : 'template', from: caret - words.length - 1, words }
}
