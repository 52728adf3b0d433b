import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'
import type { NewFact } from '../platform/facts.ts'
import { isId } from '../platform/ids.ts'
import { catchUpReply } from './apply-changes.ts'
import { STATE_RANK } from './message-state.ts'

export interface Echo {
  accountId: string
  providerId: string
  threadKey: string
  text: string
  sentAt: Date
  ownMessageId?: string | undefined
}

/**
 * Echoes of replies that left from here and whose answer has not come yet, or never will: each is that reply, now known to have arrived.
 * Matched by our own id where the network returns it, else by thread and text. Returns `accountId\nproviderId` of those that were ours.
 */
export async function matchEchoes(tx: Tx, echoes: readonly Echo[], facts: NewFact[]): Promise<Set<string>> {
  const ours = new Set<string>()
  for (const { accountId, providerId, threadKey, text, sentAt, ownMessageId } of echoes) {
    const { rows } = await sql<{ id: string; conversation_id: string; case_id: string | null }>`
      update messages set provider_id = ${providerId}, state = 'sent', state_rank = ${STATE_RANK.sent}, sent_at = ${sentAt}, failure = null
      where id = (select m.id from messages m join conversations v on v.id = m.conversation_id
        where m.account_id = ${accountId} and m.direction = 'out' and m.provider_id is null and m.state in ('sending', 'uncertain')
          and (m.id = ${ownMessageId && isId(ownMessageId) ? ownMessageId : null}::uuid or (v.thread_key = ${threadKey} and m.text = ${text}))
        order by m.sent_at limit 1)
      returning id, conversation_id, case_id`.execute(tx)
    const [row] = rows
    if (!row) continue
    ours.add(`${accountId}\n${providerId}`)
    facts.push({
      type: 'message.sent',
      actor: { kind: 'network', id: null },
      data: { messageId: row.id, conversationId: row.conversation_id, caseId: row.case_id },
    })
    await catchUpReply(tx, { accountId, providerId, messageId: row.id, sentAt }, facts)
  }
  return ours
}
