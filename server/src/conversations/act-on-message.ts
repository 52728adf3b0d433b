import { callWithRefresh } from '../accounts/call-with-refresh.ts'
import { openAccount } from '../accounts/open-account.ts'
import { type Action, type ActionTarget, ConnectorError, type Visibility } from '../connectors/channel.ts'
import { actorOf, type Caller } from '../platform/caller.ts'
import { inTransaction } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/facts.ts'
import type { Platform } from '../platform/platform.ts'
import { accessMessage } from './access-message.ts'
import { mayDo } from './may-act.ts'
import type { MessageRow } from './shape-messages.ts'

type MessageAction = 'like' | 'unlike' | 'hide' | 'unhide' | 'delete'

/** Does something with a message on its network, then notes it. The agent waits for the network's answer, so nothing is queued. */
export async function actOnMessage(platform: Platform, caller: Caller, messageId: string, action: MessageAction): Promise<void> {
  const message = await accessMessage(platform.db, caller, messageId)
  const account = await openAccount(platform, message.account_id)
  const may = mayDo(message, account.connector.capabilities(account.settings), caller.permissions)
  if (!may.includes(action)) throw new AppError('forbidden', 'message/may-not', `You may not ${action} this message, or the network cannot.`)
  const identity = await platform.db
    .selectFrom('conversations as v')
    .innerJoin('identities as i', 'i.id', 'v.identity_id')
    .select('i.key')
    .where('v.id', '=', message.conversation_id)
    .executeTakeFirstOrThrow()
  await callNetwork(platform, account.accountId, action, {
    providerId: message.provider_id ?? '',
    authorKey: identity.key,
    visibility: message.visibility as Visibility,
  })
  await note(platform, caller, message, action)
}

/** Asks the network to act. Its refusals become answers a person understands. */
export async function callNetwork(platform: Platform, accountId: string, action: Action, target: ActionTarget): Promise<void> {
  try {
    await callWithRefresh(platform, accountId, async (account) => {
      if (!account.connector.act) throw new AppError('conflict', 'network/cannot', 'This network cannot do that.')
      await account.connector.act(account, action, target, platform.egress)
    })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    throw new AppError(error.next === 'retry' ? 'unavailable' : 'conflict', `network/${error.code}`, error.message)
  }
}

async function note({ db }: Platform, caller: Caller, message: MessageRow, action: MessageAction): Promise<void> {
  const data = { messageId: message.id, conversationId: message.conversation_id, caseId: message.case_id }
  const at = caller.at
  const change = {
    like: { liked_at: at },
    unlike: { liked_at: null },
    hide: { hidden_at: at },
    unhide: { hidden_at: null },
    delete: { deleted_at: at },
  }[action]
  await inTransaction(db, async (tx) => {
    await tx.updateTable('messages').set(change).where('id', '=', message.id).execute()
    if (action === 'delete') await emit(tx, actorOf(caller), 'message.removed', data)
    else await emit(tx, actorOf(caller), action.endsWith('like') ? 'message.liked' : 'message.hidden', { ...data, undone: action.startsWith('un') })
  })
}
