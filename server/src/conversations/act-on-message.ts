import type { actOnMessage as contract } from '@atalaya/shared/contract/conversations.ts'
import { countText } from '@atalaya/shared/text/count-text.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { callToAct } from '../accounts/call-to-act.ts'
import { type OpenAccount, openAccount } from '../accounts/open-account.ts'
import type { ActionTarget, Visibility } from '../connectors/channel.ts'
import { actorOf, type Caller } from '../platform/caller.ts'
import { inTransaction } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/facts.ts'
import type { Platform } from '../platform/platform.ts'
import { accessMessage } from './access-message.ts'
import { editText } from './edit-text.ts'
import { keepReaction } from './keep-reaction.ts'
import { mayDo } from './may-act.ts'
import type { MessageRow } from './shape-messages.ts'

type Input = z.infer<typeof contract.input>
type MessageAction = Input['action']

/** Does something with a message on its network, then notes it. The agent waits for the network's answer, so nothing is queued. */
export async function actOnMessage(platform: Platform, caller: Caller, { messageId, action, text, emoji }: Input): Promise<void> {
  const message = await accessMessage(platform.db, caller, messageId)
  const account = await openAccount(platform, message.account_id)
  const besides = { now: caller.at, ownKey: account.providerId, answeredPrivately: false }
  const may = mayDo(message, account.connector.capabilities(account.settings), caller.permissions, besides)
  if (!may.includes(action)) throw new AppError('forbidden', 'message/may-not', `You may not ${action} this message, or the network cannot.`)
  if (action === 'edit') refuseWords(account, message, text)
  if (action === 'react' && !emoji) throw new AppError('invalid', 'message/no-emoji', 'Say what to react with.')
  await callToAct(platform, account.accountId, action, { ...(await targetOf(platform, message)), text, emoji })
  await note(platform, caller, { message, action, text: text ?? '', emoji: emoji ?? '', ownKey: account.providerId })
}

async function targetOf({ db }: Platform, message: MessageRow): Promise<ActionTarget> {
  const { key } = await db
    .selectFrom('conversations as v')
    .innerJoin('identities as i', 'i.id', 'v.identity_id')
    .select(sql<string>`coalesce(v.contact_key, i.key)`.as('key'))
    .where('v.id', '=', message.conversation_id)
    .executeTakeFirstOrThrow()
  return { providerId: message.provider_id ?? '', authorKey: key, visibility: message.visibility as Visibility }
}

function refuseWords({ connector, settings }: OpenAccount, { visibility }: MessageRow, text: string | undefined): void {
  if (!text?.trim()) throw new AppError('invalid', 'reply/empty', 'Write the new words.')
  const { maxLength, unit } = connector.limits(visibility as Visibility, settings)
  const length = countText(unit, text)
  if (length > maxLength)
    throw new AppError('invalid', 'reply/too-long', `The network takes ${maxLength}; this counts ${length}.`, { length, max: maxLength })
}

interface Done {
  message: MessageRow
  action: MessageAction
  text: string
  emoji: string
  ownKey: string
}

async function note({ db }: Platform, caller: Caller, { message, action, ...done }: Done): Promise<void> {
  const data = { messageId: message.id, conversationId: message.conversation_id, caseId: message.case_id }
  const actor = actorOf(caller)
  await inTransaction(db, async (tx) => {
    if (action === 'edit') {
      await editText(tx, message.id, done.text, afterLast(message, caller.at))
      return emit(tx, actor, 'message.edited', data)
    }
    if (action === 'react' || action === 'unreact') {
      await keepReaction(tx, message.id, done.ownKey, action === 'react' ? done.emoji : null, caller.at)
      return emit(tx, actor, 'message.reacted', data)
    }
    await tx.updateTable('messages').set(changeOf(action, caller.at)).where('id', '=', message.id).execute()
    if (action === 'delete') return emit(tx, actor, 'message.removed', data)
    return emit(tx, actor, action.endsWith('like') ? 'message.liked' : 'message.hidden', { ...data, undone: action.startsWith('un') })
  })
}

/** Now, and after the words it replaces, also where the network's clock is ahead of ours. */
function afterLast({ sent_at, edited_at }: MessageRow, now: Date): Date {
  return new Date(Math.max(now.getTime(), (edited_at ?? sent_at).getTime() + 1))
}

function changeOf(action: Exclude<MessageAction, 'edit' | 'react' | 'unreact'>, at: Date) {
  return {
    like: { liked_at: at },
    unlike: { liked_at: null },
    hide: { hidden_at: at },
    unhide: { hidden_at: null },
    delete: { deleted_at: at },
  }[action]
}
