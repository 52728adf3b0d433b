import { changeMe, readMe } from '@atalaya/shared/contract/staff.ts'
import { type MailWishes, readMailWishes } from '@atalaya/shared/mail-wishes.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { askKey, useAsk, useDo } from './data.ts'

export const NOTICE_EVENTS = ['message', 'assigned', 'mention', 'due', 'failed', 'opened'] as const
export type NoticeEvent = (typeof NOTICE_EVENTS)[number]
export const NOTICE_WAYS = ['desktop', 'sound'] as const
export type NoticeWay = (typeof NOTICE_WAYS)[number]

export interface Preferences {
  theme: 'auto' | 'light' | 'dark'
  density: 'comfortable' | 'compact'
  afterClose: 'stay' | 'next' | 'list'
  undoSeconds: number
  shortcutsOff: boolean
  /** Keys a person gave to commands; null takes a command's keys away. */
  keys: Record<string, string | null>
  notices: Record<NoticeEvent, NoticeWay[]>
  doNotDisturb: boolean
  mail: MailWishes
}
const BOTH: NoticeWay[] = ['desktop', 'sound']
const NOTICES: Preferences['notices'] = { message: BOTH, assigned: BOTH, mention: BOTH, due: ['desktop'], failed: BOTH, opened: [] }

/** A person's preferences, what is missing or no longer understood at its default. */
export function readPreferences(kept: Record<string, unknown>): Preferences {
  const choose = <T extends string>(known: readonly T[], value: unknown): T => known.find((one) => one === value) ?? known[0]!
  const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? { ...value } : {})
  const { undoSeconds } = kept
  const keys = Object.entries(record(kept.keys)).filter(
    (entry): entry is [string, string | null] => entry[1] === null || typeof entry[1] === 'string',
  )
  const chosen = record(kept.notices)
  const waysOf = (event: NoticeEvent) => {
    const ways = chosen[event]
    return Array.isArray(ways) ? NOTICE_WAYS.filter((way) => ways.includes(way)) : NOTICES[event]
  }
  return {
    theme: choose(['auto', 'light', 'dark'], kept.theme),
    density: choose(['comfortable', 'compact'], kept.density),
    afterClose: choose(['next', 'stay', 'list'], kept.afterClose),
    undoSeconds: typeof undoSeconds === 'number' && Number.isInteger(undoSeconds) && undoSeconds >= 0 && undoSeconds <= 30 ? undoSeconds : 5,
    shortcutsOff: kept.shortcutsOff === true,
    keys: Object.fromEntries(keys),
    notices: {
      message: waysOf('message'),
      assigned: waysOf('assigned'),
      mention: waysOf('mention'),
      due: waysOf('due'),
      failed: waysOf('failed'),
      opened: waysOf('opened'),
    },
    doNotDisturb: kept.doNotDisturb === true,
    mail: readMailWishes(kept, Intl.DateTimeFormat().resolvedOptions().timeZone),
  }
}

/** The preferences of who is signed in, and how to change some of them; the change shows at once. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const client = useQueryClient()
  const { data } = useAsk(readMe, {})
  const { mutate } = useDo(changeMe)
  const kept = data?.preferences
  const preferences = useMemo(() => readPreferences(kept ?? {}), [kept])
  const change = useCallback(
    (preferences: Partial<Preferences>) => {
      client.setQueryData<typeof data>(askKey(readMe, {}), (me) => me && { ...me, preferences: { ...me.preferences, ...preferences } })
      mutate({ preferences })
    },
    [client, mutate],
  )
  return [preferences, change]
}
