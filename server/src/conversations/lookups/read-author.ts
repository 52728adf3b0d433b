import { sql } from 'kysely'
import type { Author } from '../../connectors/channel.ts'
import { recogniseSenders } from '../../contacts/recognise-senders.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { emit, emitAll, type NewFact, PLATFORM } from '../../platform/facts.ts'
import { job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { askNetwork } from './ask-network.ts'

export interface AuthorToRead {
  accountId: string
  identityId: string
  /** By which they wrote on this account. */
  key: string
}

/** Asks the network about somebody who writes for the first time: name, picture, how many follow them. Without an answer they keep their plain key. */
export const readAuthor = job<AuthorToRead>('read-author', 4, async (platform, data, attempt) => {
  const { accountId, key } = data
  let channel = ''
  const answer = await askNetwork(platform, accountId, attempt, async ({ connector, ...account }) => {
    channel = account.channel
    return connector.readAuthor ? connector.readAuthor(account, key, platform.egress) : null
  })
  if ('askAgainAt' in answer) return putOff(platform, data, answer.askAgainAt)
  const { found } = answer
  if (found) await inTransaction(platform.db, (tx) => keep(tx, channel, data, found))
})

async function keep(tx: Tx, channel: string, { identityId, key }: AuthorToRead, author: Author): Promise<void> {
  const facts: NewFact[] = []
  const former = await tx.selectFrom('identities').select('name').where('id', '=', identityId).executeTakeFirst()
  const aliases = author.key === key ? author.aliases : [...(author.aliases ?? []), key]
  await recogniseSenders(tx, [{ channel, author: { ...author, aliases } }], facts)
  await emitAll(tx, facts)
  const { rows } = await sql<{
    id: string
  }>`update contacts c set name = case when c.name in (${key}, ${former?.name ?? key}) then i.name else c.name end, updated_at = now()
    from identities i where i.id = ${identityId} and c.id = i.contact_id returning c.id`.execute(tx)
  for (const { id } of rows) await emit(tx, PLATFORM, 'contact.changed', { contactId: id })
}

function putOff({ db }: Platform, data: AuthorToRead, until: Date): Promise<void> {
  return inTransaction(db, (tx) => readAuthor.later(tx, [data], { runAt: until }))
}
