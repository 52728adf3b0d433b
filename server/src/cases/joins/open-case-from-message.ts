import { sql } from 'kysely'
import { accessMessage } from '../../conversations/access-message.ts'
import { actorOf, type Caller, demand, personOf } from '../../platform/caller.ts'
import { brokenUnique, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import { accessCase } from '../access-case.ts'
import { recountCases } from '../recount-case.ts'

/**
 * The message is in a case: the one it was in already, else the open one that gathers what its contact writes on the account, else a new
 * one. Later messages of its conversation that had no case come along.
 */
export async function openCaseFromMessage(tx: Tx, caller: Caller, messageId: string): Promise<string> {
  demand(caller, 'case.edit')
  await accessMessage(tx, caller, messageId)
  const message = await tx
    .selectFrom('messages as m')
    .innerJoin('accounts as a', 'a.id', 'm.account_id')
    .select(['m.id', 'm.case_id', 'm.conversation_id', 'm.contact_id', 'm.account_id', 'm.sent_at', 'm.text', 'm.visibility', 'm.language'])
    .select(['m.tone', 'm.type_key', 'm.reasons', 'a.channel', 'a.team_id'])
    .where('m.id', '=', messageId)
    .forUpdate('m')
    .executeTakeFirstOrThrow()
  if (message.case_id) return (await accessCase(tx, caller, message.case_id)).id
  const caseId = (await findGathering(tx, message.contact_id, message.account_id)) ?? (await openCase(tx, caller, message))
  await accessCase(tx, caller, caseId)
  await sql`update messages set case_id = ${caseId}::uuid
    where conversation_id = ${message.conversation_id}::uuid and case_id is null and sent_at >= ${message.sent_at}`.execute(tx)
  await tx.updateTable('conversations').set({ case_id: caseId }).where('id', '=', message.conversation_id).execute()
  await recountCases(tx, [caseId])
  await emit(tx, actorOf(caller), 'case.changed', { caseId })
  return caseId
}

async function findGathering(tx: Tx, contactId: string, accountId: string): Promise<string | undefined> {
  const open = await tx
    .selectFrom('cases')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('account_id', '=', accountId)
    .where('gathers', '=', true)
    .where('state', '<>', 'closed')
    .forUpdate()
    .executeTakeFirst()
  return open?.id
}

interface Opening {
  contact_id: string
  account_id: string
  channel: string
  team_id: string | null
  sent_at: Date
  text: string
  visibility: string
  language: string | null
  tone: number | null
  type_key: string | null
  reasons: unknown
}

async function openCase(tx: Tx, caller: Caller, message: Opening): Promise<string> {
  const reasons = message.reasons as { tone?: unknown; type?: unknown } | null
  const type = message.type_key
    ? await tx.selectFrom('case_types').select('id').where('key', '=', message.type_key).where('retired_at', 'is', null).executeTakeFirst()
    : undefined
  try {
    const opened = await tx
      .insertInto('cases')
      .values({
        id: newId(),
        contact_id: message.contact_id,
        account_id: message.account_id,
        channel: message.channel,
        visibility: message.visibility,
        title: message.text.replaceAll(/\s+/g, ' ').slice(0, 120).toWellFormed(),
        type_id: type?.id ?? null,
        type_source: type ? 'suggestion' : null,
        type_reason: type && reasons?.type ? JSON.stringify(reasons.type) : null,
        tone: message.tone ?? 0,
        tone_reason: reasons?.tone ? JSON.stringify(reasons.tone) : null,
        language: message.language,
        team_id: message.team_id,
        // Who sees only their own work would lose the case in the moment of making it.
        owner_id: caller.scope === 'own' ? personOf(caller) : null,
        last_message_at: message.sent_at,
        opened_at: caller.at,
      })
      .returning(['id', 'number'])
      .executeTakeFirstOrThrow()
    const { contact_id: contactId, account_id: accountId } = message
    await emit(tx, actorOf(caller), 'case.opened', { caseId: opened.id, contactId, accountId, number: opened.number, by: 'person' })
    return opened.id
  } catch (error) {
    if (brokenUnique(error) === 'cases_gathering') throw new AppError('conflict', 'case/changed', 'The contact wrote at this moment; try again.')
    throw error
  }
}
