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
}

/** What somebody with these permissions may do with a message on a network that can do this. Verbs ask the same. */
export function mayDo(message: Subject, can: Capabilities, permissions: ReadonlySet<Permission>): Deed[] {
  const { direction, state } = message
  const isThere = message.provider_id !== null && message.deleted_at === null
  const isPublic = message.visibility === 'public'
  const inbound = direction === 'in'
  const rules: [Deed, boolean][] = [
    ['reply', inbound && isThere && permissions.has('message.reply')],
    ['like', inbound && isThere && isPublic && can.like && !message.liked_at && permissions.has('network.like')],
    ['unlike', inbound && isThere && can.like && message.liked_at !== null && permissions.has('network.like')],
    ['hide', inbound && isThere && isPublic && can.hide && !message.hidden_at && permissions.has('network.hide')],
    ['unhide', inbound && isThere && can.hide && message.hidden_at !== null && permissions.has('network.hide')],
    ['delete', isThere && (inbound ? can.deleteOthers : can.deleteOwn) && permissions.has('network.delete')],
    ['retry', !inbound && state === 'failed' && permissions.has('message.reply')],
    ['cancel', !inbound && state === 'queued' && permissions.has('message.reply')],
    ['resolve', !inbound && state === 'uncertain' && permissions.has('message.reply')],
    ['case', inbound && message.case_id === null && permissions.has('case.edit')],
  ]
  return rules.filter(([, allowed]) => allowed).map(([deed]) => deed)
}
