import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import type { Simulator } from '../simulator.ts'
import { type MetaNetwork, POSTS, PROVIDER_ID } from './bank-on-meta.ts'
import { idsOf } from './seat-person.ts'

interface Row {
  channel: MetaNetwork
  provider_id: string
  text: string
  key: string
  handle: string | null
  name: string
  thread_key: string
  visibility: 'public' | 'private'
}

const MOST = 500

/**
 * The simulated network keeps nothing over a restart: before anyone listens, it is told of the people and of what they last wrote in cases
 * that the desk may still answer. Whoever wrote in private has their window open again.
 */
export async function recallMeta({ db, log }: Platform, network: Simulator): Promise<void> {
  const { rows } =
    await sql<Row>`select * from (select distinct on (v.id) c.channel, m.provider_id, m.text, i.key, i.handle, i.name, v.thread_key, v.visibility, m.sent_at
    from cases c join messages m on m.case_id = c.id join conversations v on v.id = m.conversation_id join identities i on i.id = v.identity_id
    where c.state <> 'closed' and c.channel in ('facebook', 'instagram', 'whatsapp') and m.direction = 'in' and m.provider_id is not null
    order by v.id, m.sent_at desc, m.id desc) as last order by sent_at desc limit ${MOST}`.execute(db)
  const posts = new Set(POSTS.map(({ id }) => id))
  for (const row of rows) await recall(network, posts, row).catch((error: unknown) => log.debug({ err: error }, 'a thread was not recalled'))
}

async function recall({ call }: Simulator, posts: Set<string>, row: Row): Promise<void> {
  const { channel, provider_id: id, key, text } = row
  const asset = PROVIDER_ID[channel]
  const username = nameThere(row)
  const phone = channel === 'whatsapp' && /^\+?\d{8,}$/.test(row.handle ?? '') ? { phone: row.handle } : {}
  await call('POST', '/people', { username, name: row.name, ...phone, ids: idsOf(channel, row.visibility, key) })
  if (row.visibility === 'private') {
    await call('POST', '/messages', { asset, as: username, id, text })
    return
  }
  const post = /^post:(.+?):/.exec(row.thread_key)?.[1] ?? POSTS.find((one) => one.network === channel)!.id
  if (post === id) {
    await call('POST', '/posts', { asset, as: username, id, text })
    return
  }
  if (!posts.has(post)) await call('POST', '/posts', { asset, id: post, text: '' })
  posts.add(post)
  await call('POST', '/comments', { on: post, as: username, id, text })
}

/** The user name on Instagram, as the desk knows it; elsewhere one that is theirs alone. */
function nameThere({ channel, handle, key }: Row): string {
  const given = handle?.replace(/^@/, '')
  return channel === 'instagram' && given ? given : `p.${key.replace(/\W/g, '').toLowerCase()}`
}
