import type { Author } from '../../../channel.ts'
import { asRecord, idOf, textOf } from '../../graph/read-json.ts'

type Value = Record<string, unknown>

/** Begins the key of an author whom the network did not name; the id of what was written follows, by which one may ask later. */
export const UNNAMED = 'author-of:'

/** Who did it, in any of the forms that events use; without one, somebody known by what was written. */
export function shapeAuthor(value: Value, writtenId: string): Author {
  const from = asRecord(value.from)
  const key = idOf(from.id) ?? idOf(value.sender_id) ?? idOf(value.reviewer_id)
  const name = textOf(from.name) ?? textOf(value.sender_name) ?? textOf(value.reviewer_name)
  return key ? { key, name: name ?? key } : { key: `${UNNAMED}${writtenId}`, name: name ?? 'Facebook' }
}

/** The thread of one person below one post. */
export const publicThread = (postId: string, authorKey: string) => `post:${postId}:${authorKey}`
/** The thread of one person in Messenger. */
export const privateThread = (personId: string) => `dm:${personId}`
