import type { Author } from '../../../channel.ts'
import { asRecord, idOf, textOf } from '../../graph/read-json.ts'
import { UNNAMED } from '../../messaging/thread-keys.ts'

/** Who did it, in any of the forms that events use; without one, somebody known by what was written. */
export function shapeAuthor(value: Record<string, unknown>, writtenId: string): Author {
  const from = asRecord(value.from)
  const key = idOf(from.id) ?? idOf(value.sender_id) ?? idOf(value.reviewer_id)
  const name = textOf(from.name) ?? textOf(value.sender_name) ?? textOf(value.reviewer_name)
  return key ? { key, name: name ?? key } : { key: `${UNNAMED}${writtenId}`, name: name ?? 'Facebook' }
}
