import type { sendReply as contract } from '@atalaya/shared/contract/conversations.ts'
import { countText } from '@atalaya/shared/text/count-text.ts'
import type { z } from 'zod'
import type { OpenAccount } from '../../accounts/open-account.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import type { ConversationRow } from '../access-conversation.ts'
import { type ReplyCircumstances, whyNotQuote, whyNotReply } from './may-reply.ts'

/** What of a reply decides whether it may leave. */
export interface Leaving {
  sort: ReplyCircumstances['sort']
  /** Whether what is answered mentions the brand; true for private threads. */
  summoned: boolean
  asQuote: boolean
  /** When it is to leave. */
  at: Date
}

type Thread = Pick<ConversationRow, 'account_id' | 'identity_id' | 'visibility' | 'last_inbound_at'>

/** Why a reply may not leave on this conversation at that moment; null when it may. */
export async function whyNotOn(db: Db | Tx, account: OpenAccount, conversation: Thread, leaving: Leaving): Promise<string | null> {
  const { account_id, identity_id, visibility, last_inbound_at } = conversation
  const blocked = await db
    .selectFrom('blocks')
    .select('account_id')
    .where('account_id', '=', account_id)
    .where('identity_id', '=', identity_id)
    .executeTakeFirst()
  const window = account.connector.windowOf?.(visibility, last_inbound_at, leaving.at, account.settings).state ?? 'open'
  return (leaving.asQuote ? whyNotQuote : whyNotReply)({
    accountState: account.row.state,
    removed: account.row.removed_at !== null,
    visibility,
    capabilities: account.connector.capabilities(account.settings),
    summoned: leaving.summoned,
    blocked: blocked !== undefined,
    window,
    sort: leaving.sort,
  })
}

type Words = Pick<z.infer<typeof contract.input>, 'text' | 'fileIds' | 'cc' | 'subject' | 'choices'>

/** Refuses what is empty, and what the channel's limits do not take. */
export function refuseOverLong(account: OpenAccount, visibility: 'public' | 'private', { text, fileIds, cc, subject, choices }: Words): void {
  if (text.trim() === '' && fileIds.length === 0) throw new AppError('invalid', 'reply/empty', 'Write something or attach a file.')
  const limits = account.connector.limits(visibility, account.settings)
  const length = countText(limits.unit, text)
  if (length > limits.maxLength)
    throw new AppError('invalid', 'reply/too-long', `${account.channel} takes ${limits.maxLength}; this counts ${length}.`, {
      length,
      max: limits.maxLength,
    })
  if (fileIds.length > limits.files.max)
    throw new AppError('invalid', 'reply/too-many-files', `${account.channel} takes ${limits.files.max} files.`, { max: limits.files.max })
  const can = account.connector.capabilities(account.settings)
  if (!can.mail && (cc.length > 0 || subject !== null))
    throw new AppError('invalid', 'reply/no-mail', `${account.channel} has neither subject nor copies.`)
  if (!choices) return
  const { max, maxTitle } = can.choices ?? { max: 0, maxTitle: 0 }
  if (choices.options.length > max || choices.options.some(({ title }) => title.length > maxTitle))
    throw new AppError('invalid', 'reply/choices-refused', `${account.channel} takes ${max} answers of ${maxTitle} characters.`, { max, maxTitle })
}
