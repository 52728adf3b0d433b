import { sql } from 'kysely'
import type { Topic } from '../../connectors/channel.ts'
import { mendText } from '../../platform/bad-text.ts'
import type { Tx } from '../../platform/db.ts'
import { readTopic } from '../lookups/read-topic.ts'

export interface AccountTopic {
  accountId: string
  topic: Topic
  /** Whether the network can be asked what it says. */
  canAsk: boolean
}

/** What threads are about is kept, newer words over older ones; of what is new and says nothing the network is asked, once. */
export async function keepTopics(tx: Tx, topics: readonly AccountTopic[]): Promise<void> {
  if (topics.length === 0) return
  const latest = new Map<string, AccountTopic>()
  for (const one of topics) {
    const key = `${one.accountId}\n${one.topic.providerId}`
    latest.set(key, { ...one, topic: { ...latest.get(key)?.topic, ...told(one.topic) } })
  }
  const wanted = [...latest.values()].map(({ accountId, topic, canAsk }) => ({
    account: accountId,
    provider: topic.providerId,
    text: topic.text === undefined ? null : mendText(topic.text).slice(0, 5_000),
    url: topic.url ?? null,
    picture: topic.pictureUrl ?? null,
    at: topic.at ?? null,
    asks: canAsk && topic.text === undefined && topic.pictureUrl === undefined,
  }))
  const { rows } = await sql<{ account_id: string; provider_id: string; is_new: boolean }>`
    insert into account_topics as t (account_id, provider_id, text, url, picture_url, at, asked_at)
    select account, provider, text, url, picture, at, case when asks then now() end
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (account uuid, provider text, text text, url text, picture text, at timestamptz, asks boolean)
      order by account, provider
    on conflict (account_id, provider_id) do update set text = coalesce(excluded.text, t.text), url = coalesce(excluded.url, t.url),
      picture_url = coalesce(excluded.picture_url, t.picture_url), at = coalesce(excluded.at, t.at)
      where excluded.text <> coalesce(t.text, '') or excluded.url <> coalesce(t.url, '') or excluded.picture_url <> coalesce(t.picture_url, '')
    returning t.account_id, t.provider_id, t.xmax = 0 as is_new`.execute(tx)
  const fresh = new Set(rows.filter((row) => row.is_new).map((row) => `${row.account_id}\n${row.provider_id}`))
  const toAsk = wanted.filter(({ account, provider, asks }) => asks && fresh.has(`${account}\n${provider}`))
  await readTopic.later(
    tx,
    toAsk.map(({ account, provider }) => ({ accountId: account, providerId: provider })),
    { key: ({ accountId, providerId }) => `topic:${accountId}:${providerId}` },
  )
}

/** Without what is not told, so that it does not hide what was. */
const told = (topic: Topic): Topic => Object.fromEntries(Object.entries(topic).filter(([, value]) => value !== undefined)) as unknown as Topic
