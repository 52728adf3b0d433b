import type { Fetch, Polled } from '../../channel.ts'
import { type Account, type Answer, call } from './call.ts'
import { FROM_THE_BEGINNING, MEDIA_FIELDS, newestOf, tokenOf, USER_FIELDS, wrapPage } from './read-page.ts'

const MAX_PAGES = 8
const QUERY = {
  max_results: '100',
  expansions: 'author_id,in_reply_to_user_id,referenced_tweets.id,referenced_tweets.id.author_id,attachments.media_keys',
  'tweet.fields':
    'created_at,conversation_id,in_reply_to_user_id,referenced_tweets,lang,entities,attachments,display_text_range,note_tweet,edit_history_tweet_ids,author_id',
  'user.fields': USER_FIELDS,
  'media.fields': MEDIA_FIELDS,
}

type Read = Pick<Polled, 'events' | 'cursor' | 'units' | 'pace'>

/**
 * Mentions since the last one known. The network gives the newest first, a page at a time: when there are more pages than one turn
 * reads, the cursor keeps the place (`next`) and the newest seen (`newest`), and moves forward once all were read.
 */
export async function readMentions(account: Account, cursor: Record<string, string>, fetch: Fetch): Promise<Read> {
  const { mentions: since, mentionsNewest } = cursor
  const pages: Answer[] = []
  let next = cursor.mentionsNext
  do {
    const query = { ...QUERY, since_id: since, pagination_token: next }
    pages.push(await call(account, fetch, { method: 'GET', path: `/2/users/${account.providerId}/mentions`, query }))
    next = tokenOf(pages.at(-1)!)
    // The first time there is no end to reach but that of all history.
  } while (next && since && pages.length < MAX_PAGES)

  const events = pages.flatMap((page) => wrapPage('post', page)).reverse()
  const newest = newestOf([since, mentionsNewest, ...events.map((event) => event.id)])
  const unfinished = next && since ? { mentionsNext: next, ...(newest ? { mentionsNewest: newest } : {}) } : {}
  const reached = next && since ? since : (newest ?? FROM_THE_BEGINNING)
  return {
    events: events.map(({ key, body }) => ({ key, body })),
    units: events.length,
    cursor: { mentions: reached, ...unfinished },
    pace: pages.at(-1)?.pace,
  }
}
