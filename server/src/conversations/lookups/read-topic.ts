import { sql } from 'kysely'
import type { Topic } from '../../connectors/channel.ts'
import { mendText } from '../../platform/bad-text.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { emitAll, PLATFORM } from '../../platform/facts.ts'
import { job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { askNetwork } from './ask-network.ts'

interface TopicToRead {
  accountId: string
  providerId: string
}

/** So many threads of one topic hear of it at once; those that are opened later find it there. */
const MOST_TOLD = 500

/** Asks the network what a post says under which people write, so that agents see it. Without an answer the thread stays as it is. */
export const readTopic = job<TopicToRead>('read-topic', 4, async (platform, data, attempt) => {
  const { accountId, providerId } = data
  const answer = await askNetwork(platform, accountId, attempt, async ({ connector, ...account }) =>
    connector.readTopic ? connector.readTopic(account, providerId, platform.egress) : null,
  )
  if ('askAgainAt' in answer) return putOff(platform, data, answer.askAgainAt)
  const { found } = answer
  if (found) await inTransaction(platform.db, (tx) => keep(tx, data, found))
})

async function keep(tx: Tx, { accountId, providerId }: TopicToRead, { text, url, pictureUrl, at }: Topic): Promise<void> {
  const words = text === undefined ? null : mendText(text).slice(0, 5_000)
  await sql`update account_topics set text = coalesce(${words}::text, text), url = coalesce(${url ?? null}::text, url),
      picture_url = coalesce(${pictureUrl ?? null}::text, picture_url), at = coalesce(${at ?? null}::timestamptz, at)
    where account_id = ${accountId} and provider_id = ${providerId}`.execute(tx)
  const about = await tx
    .selectFrom('conversations')
    .select(['id', 'contact_id'])
    .where('account_id', '=', accountId)
    .where('topic_provider_id', '=', providerId)
    .orderBy('last_message_at', 'desc')
    .limit(MOST_TOLD)
    .execute()
  await emitAll(
    tx,
    about.map(({ id, contact_id }) => ({
      type: 'conversation.changed',
      actor: PLATFORM,
      data: { conversationId: id, accountId, contactId: contact_id },
    })),
  )
}

function putOff({ db }: Platform, data: TopicToRead, until: Date): Promise<void> {
  return inTransaction(db, (tx) => readTopic.later(tx, [data], { runAt: until }))
}
