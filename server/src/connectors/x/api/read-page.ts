import type { RawEvent } from '../../channel.ts'
import { compareIds } from '../events/snowflake.ts'
import { Id } from '../events/wire.ts'
import type { Answer } from './call.ts'

export const USER_FIELDS = 'name,username,verified,verified_type,public_metrics,profile_image_url,description,location,created_at'
export const MEDIA_FIELDS = 'media_key,type,url,preview_image_url,alt_text,variants'

/** Older than every id: an account without history is read from its first message on. */
export const FROM_THE_BEGINNING = '1'

export interface PageEvent extends RawEvent {
  id: string
}

type Group = Record<string, unknown>

/** Each thing of a page as an event of its own, with what came along on the page that names or is named by it. */
export function wrapPage(polled: 'post' | 'dm', { body }: Answer): PageEvent[] {
  const data = Array.isArray(body.data) ? (body.data as Group[]) : []
  const includes = (body.includes ?? {}) as Record<string, unknown>
  return data.flatMap((thing) => {
    const id = Id.safeParse(thing?.id)
    if (!id.success) return []
    const wrapped = { polled, data: thing, includes: includesOf(thing, includes) }
    return [{ id: id.data, key: `${polled}:${id.data}`, body: JSON.stringify(wrapped) }]
  })
}

/** The part of a page's `includes` that this thing speaks of, so that a page of a hundred is not kept a hundred times. */
function includesOf(thing: Group, includes: Record<string, unknown>): Record<string, unknown> {
  const pick = (group: unknown, key: string, wanted: string) =>
    Array.isArray(group) ? (group as Group[]).filter((one) => typeof one?.[key] === 'string' && wanted.includes(`"${one[key]}"`)) : undefined
  const named = JSON.stringify(thing)
  const tweets = pick(includes.tweets ?? includes.posts, 'id', named)
  const around = `${named}${JSON.stringify(tweets ?? [])}${JSON.stringify(String(thing.dm_conversation_id ?? '').split('-'))}`
  return { users: pick(includes.users, 'id', around), tweets, media: pick(includes.media, 'media_key', named) }
}

export function tokenOf({ body }: Answer): string | undefined {
  return (body.meta as { next_token?: string } | undefined)?.next_token
}

/** The newest of some ids. */
export function newestOf(ids: readonly (string | undefined)[]): string | undefined {
  return ids
    .filter((id): id is string => id !== undefined)
    .sort(compareIds)
    .at(-1)
}
