const ESCAPED = /[\u0080-\uffff]/g
const hex = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
const ID_KEYS = /"(id|post_id|comment_id|parent_id|sender_id|recipient_id|page_id|reviewer_id)":"(\d{5,18})"/g

/** JSON as this network writes and signs it: other letters as `\uXXXX` in small hex, slashes with a stroke before them. */
export function writeBody(value: unknown): string {
  return JSON.stringify(value).replaceAll('/', '\\/').replace(ESCAPED, hex)
}

/** Old payloads carry ids as numbers, also those too big for a JSON number. */
export const withNumericIds = (body: string): string => body.replace(ID_KEYS, '"$1":$2')
