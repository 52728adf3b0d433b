import type { Fetch, Polled } from '../../channel.ts'
import { compareIds } from '../events/snowflake.ts'
import { type Account, call } from './call.ts'
import { FROM_THE_BEGINNING, MEDIA_FIELDS, newestOf, type PageEvent, tokenOf, USER_FIELDS, wrapPage } from './read-page.ts'

const MAX_PAGES = 10
const QUERY = {
  event_types: 'MessageCreate',
  'dm_event.fields': 'id,text,event_type,created_at,sender_id,dm_conversation_id,attachments,entities,participant_ids',
  expansions: 'sender_id,participant_ids,attachments.media_keys',
  'user.fields': USER_FIELDS,
  'media.fields': MEDIA_FIELDS,
}

/**
 * Direct messages since the last one known. The network knows no «since»: pages are read, newest first, until one reaches back far
 * enough. They are small, for every message on them is billed whether it is new or not.
 */
export async function readDms(account: Account, cursor: Record<string, string>, fetch: Fetch): Promise<Pick<Polled, 'events' | 'cursor' | 'units'>> {
  const { dms: since, dmsNotBefore } = cursor
  if (dmsNotBefore && Date.parse(dmsNotBefore) > Date.now())
    return { events: [], units: 0, cursor: { ...(since ? { dms: since } : {}), dmsNotBefore } }
  const found: PageEvent[] = []
  let units = 0
  let next: string | undefined
  let resetsAt: Date | undefined
  for (let pages = 0; pages < (since ? MAX_PAGES : 1); pages++) {
    const query = { ...QUERY, max_results: since && pages === 0 ? '20' : '100', pagination_token: next }
    const answer = await call(account, fetch, { method: 'GET', path: '/2/dm_events', query })
    const page = wrapPage('dm', answer)
    const fresh = page.filter((event) => !since || compareIds(event.id, since) > 0)
    units += page.length
    found.push(...fresh)
    next = tokenOf(answer)
    resetsAt = answer.pace && answer.pace.remaining <= 0 ? answer.pace.resetsAt : undefined
    if (!next || fresh.length < page.length) break
  }
  const newest = newestOf([since, ...found.map((event) => event.id)]) ?? FROM_THE_BEGINNING
  return {
    events: found.reverse().map(({ key, body }) => ({ key, body })),
    units,
    cursor: { dms: newest, ...(resetsAt ? { dmsNotBefore: resetsAt.toISOString() } : {}) },
  }
}
