import type { Author } from '../connectors/channel.ts'

/** Somebody who writes, as a channel shows them. */
export interface Sender {
  channel: string
  author: Author
}

/** An identity that is there, under the key that was looked for. */
export interface Known {
  channel: string
  key: string
  first_key: string
  identity_id: string
  contact_id: string
  customer_id: string | null
  language: string | null
  proven: boolean
}

export const senderKey = (channel: string, key: string) => `${channel}\n${key}`
