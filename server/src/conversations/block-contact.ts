import { callToAct } from '../accounts/call-to-act.ts'
import { openAccount } from '../accounts/open-account.ts'
import { actorOf, type Caller, personOf } from '../platform/caller.ts'
import { inTransaction } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/facts.ts'
import type { Platform } from '../platform/platform.ts'

/** The network blocks the contact on the account, and the desk stops offering to answer; or the other way round. */
export async function blockContact(
  platform: Platform,
  caller: Caller,
  { contactId, accountId, undo }: { contactId: string; accountId: string; undo: boolean },
): Promise<void> {
  const account = await openAccount(platform, accountId)
  const identity = await platform.db
    .selectFrom('identities')
    .select(['id', 'key'])
    .where('contact_id', '=', contactId)
    .where('channel', '=', account.channel)
    .executeTakeFirst()
  if (!identity) throw new AppError('not_found', 'contact/unknown', 'This contact has no identity on that channel.')
  if (!account.connector.capabilities(account.settings).block) throw new AppError('conflict', 'network/cannot', 'This network cannot block.')
  await callToAct(platform, accountId, undo ? 'unblock' : 'block', { providerId: '', authorKey: identity.key, visibility: 'private' })
  await inTransaction(platform.db, async (tx) => {
    if (undo) await tx.deleteFrom('blocks').where('account_id', '=', accountId).where('identity_id', '=', identity.id).execute()
    else
      await tx
        .insertInto('blocks')
        .values({ account_id: accountId, identity_id: identity.id, by: personOf(caller) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await emit(tx, actorOf(caller), 'contact.blocked', { contactId, accountId, undone: undo })
  })
}
