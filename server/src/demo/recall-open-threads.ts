import { sql } from 'kysely'
import type { Platform } from '../platform/platform.ts'
import type { SimulatedX } from './simulated-x.ts'

interface Row {
  provider_id: string
  text: string
  sent_at: Date
  author_id: string
  handle: string
  name: string
  followers: number | null
  thread_key: string
  visibility: string
}

/**
 * The simulated network keeps nothing over a restart: it is told of the people and the posts that the desk may still answer, without
 * pushing them again.
 */
export async function recallOpenThreads({ db }: Platform, network: SimulatedX): Promise<void> {
  const { rows } =
    await sql<Row>`select distinct on (v.id) m.provider_id, m.text, m.sent_at, i.key as author_id, coalesce(i.handle, 'x' || right(i.key, 12)) as handle, i.name, i.followers, v.thread_key, v.visibility
    from cases c join messages m on m.case_id = c.id join conversations v on v.id = m.conversation_id join identities i on i.id = v.identity_id
    where c.state <> 'closed' and c.channel = 'x' and m.direction = 'in' and m.provider_id is not null order by v.id, m.sent_at desc, m.id desc limit 5000`.execute(
      db,
    )
  const users = [
    ...new Map(
      rows.map((row) => [
        row.author_id,
        { id: row.author_id, username: row.handle.replace(/^@/, '').slice(0, 15), name: row.name, followers: row.followers ?? 0 },
      ]),
    ).values(),
  ]
  const posts = rows
    .filter(({ visibility }) => visibility === 'public')
    .map((row) => ({
      id: row.provider_id,
      author_id: row.author_id,
      text: row.text,
      conversation_id: row.thread_key.split(':')[1] ?? row.provider_id,
      at: row.sent_at.getTime(),
    }))
  await network.call('POST', '/history', { users, posts })
}
