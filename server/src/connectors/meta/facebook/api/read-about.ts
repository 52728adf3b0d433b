import { type Author, ConnectorError, type Fetch, type Topic } from '../../../channel.ts'
import { callGraph } from '../../graph/call-graph.ts'
import { asRecord, momentOf, textOf } from '../../graph/read-json.ts'
import { UNNAMED } from '../../messaging/thread-keys.ts'
import { shapeAuthor } from '../events/shape-author.ts'
import type { Account } from '../settings.ts'

/** What Messenger tells of a person, or who wrote what came without a name; null when it keeps that to itself. */
export async function readAuthor(account: Account, key: string, fetch: Fetch): Promise<Author | null> {
  if (key.startsWith(UNNAMED)) return readWriter(account, key, fetch)
  const body = await ask(account, fetch, key, 'first_name,last_name,name,profile_pic,locale')
  if (!body) return null
  const name = textOf(body.name) ?? [body.first_name, body.last_name].filter((part) => typeof part === 'string' && part !== '').join(' ')
  if (name === '') return null
  return { key, name, pictureUrl: textOf(body.profile_pic), language: textOf(body.locale)?.slice(0, 2) }
}

async function readWriter(account: Account, key: string, fetch: Fetch): Promise<Author | null> {
  const writtenId = key.slice(UNNAMED.length)
  const body = await ask(account, fetch, writtenId, 'from')
  const author = body && shapeAuthor(body, writtenId)
  return author && author.key !== key ? { ...author, aliases: [key] } : null
}

/** The post that people comment on; null when it is gone or not for us. */
export async function readTopic(account: Account, providerId: string, fetch: Fetch): Promise<Topic | null> {
  const body = await ask(account, fetch, providerId, 'message,story,permalink_url,full_picture,created_time')
  if (!body) return null
  const at = momentOf(body.created_time)
  return {
    providerId,
    text: textOf(body.message) ?? textOf(body.story),
    url: textOf(body.permalink_url),
    pictureUrl: textOf(body.full_picture),
    at: at.getTime() > 0 ? at : undefined,
  }
}

/** What one may not know of one person or post does not mean that the account is of no use. */
async function ask(account: Account, fetch: Fetch, id: string, fields: string): Promise<Record<string, unknown> | null> {
  try {
    const { body } = await callGraph(account, fetch, { method: 'GET', path: `/${encodeURIComponent(id)}`, query: { fields } })
    return asRecord(body)
  } catch (error) {
    if (error instanceof ConnectorError && error.next !== 'retry' && error.code !== 'token-expired') return null
    throw error
  }
}
