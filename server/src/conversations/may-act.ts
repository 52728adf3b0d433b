import type { Message } from '@atalaya/shared/contract/conversations.ts'
import type { Permission } from '@atalaya/shared/contract/permissions.ts'
import type { Capabilities } from '../connectors/channel.ts'

export type Deed = Message['may'][number]

interface Subject {
  direction: string
  visibility: string
  state: string
  provider_id: string | null
  case_id: string | null
  deleted_at: Date | null
  liked_at: Date | null
  hidden_at: Date | null
  sent_at: Date
  reactions: unknown
}

/** What else decides: when it is, how the network calls the brand, and whether the message was answered in private already. */
export interface Besides {
  now: Date
  ownKey: string
  answeredPrivately: boolean
}

const DAY_MS = 86_400_000

/** What somebody with these permissions may do with a message on a network that can do this. Verbs ask the same. */
export function mayDo(message: Subject, can: Capabilities, permissions: ReadonlySet<Permission>, besides: Besides): Deed[] {
  const { direction, state } = message
  const ownReaction = (message.reactions as Record<string, { emoji: string | null }>)[besides.ownKey]?.emoji ?? null
  const isYoung = besides.now.getTime() - message.sent_at.getTime() < (can.privateReplyDays ?? 0) * DAY_MS
  const isThere = message.provider_id !== null && message.deleted_at === null
  const isPublic = message.visibility === 'public'
  const inbound = direction === 'in'
  const rules: [Deed, boolean][] = [
    ['reply', inbound && isThere && permissions.has('message.reply')],
    ['reply-privately', inbound && isThere && isPublic && isYoung && !besides.answeredPrivately && permissions.has('message.reply')],
    ['like', inbound && isThere && isPublic && can.like && !message.liked_at && permissions.has('network.like')],
    ['unlike', inbound && isThere && can.like && message.liked_at !== null && permissions.has('network.like')],
    ['hide', inbound && isThere && isPublic && can.hide && !message.hidden_at && permissions.has('network.hide')],
    ['unhide', inbound && isThere && can.hide && message.hidden_at !== null && permissions.has('network.hide')],
    ['delete', isThere && (inbound ? can.deleteOthers : can.deleteOwn) && permissions.has('network.delete')],
    ['edit', !inbound && isThere && can.editOwn === true && permissions.has('network.edit')],
    ['react', inbound && isThere && can.react === true && permissions.has('network.react')],
    ['unreact', inbound && isThere && can.react === true && ownReaction !== null && permissions.has('network.react')],
    ['retry', !inbound && state === 'failed' && permissions.has('message.reply')],
    ['cancel', !inbound && state === 'queued' && permissions.has('message.reply')],
    ['resolve', !inbound && state === 'uncertain' && permissions.has('message.reply')],
    ['case', inbound && message.case_id === null && permissions.has('case.edit')],
  ]
  return rules.filter(([, allowed]) => allowed).map(([deed]) => deed)
}
