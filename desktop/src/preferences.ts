import { changeMe, readMe } from '@atalaya/shared/contract/staff.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { askKey, useAsk, useDo } from './data.ts'

export const NOTICE_EVENTS = ['message', 'assigned', 'mention', 'due', 'failed', 'opened'] as const
export type NoticeEvent = (typeof NOTICE_EVENTS)[number]
export const NOTICE_WAYS = ['desktop', 'sound'] as const
export type NoticeWay = (typeof NOTICE_WAYS)[number]

const Ways = z.array(z.enum(NOTICE_WAYS))
const Preferences = z.object({
  theme: z.enum(['auto', 'light', 'dark']).catch('auto'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  afterClose: z.enum(['stay', 'next', 'list']).catch('next'),
  undoSeconds: z.number().int().min(0).max(30).catch(5),
  shortcutsOff: z.boolean().catch(false),
  keys: z.record(z.string(), z.string().nullable()).catch({}),
  notices: z
    .object({
      message: Ways.catch(['desktop', 'sound']),
      assigned: Ways.catch(['desktop', 'sound']),
      mention: Ways.catch(['desktop', 'sound']),
      due: Ways.catch(['desktop']),
      failed: Ways.catch(['desktop', 'sound']),
      opened: Ways.catch([]),
    })
    .catch({
      message: ['desktop', 'sound'],
      assigned: ['desktop', 'sound'],
      mention: ['desktop', 'sound'],
      due: ['desktop'],
      failed: ['desktop', 'sound'],
      opened: [],
    }),
  doNotDisturb: z.boolean().catch(false),
})
export type Preferences = z.infer<typeof Preferences>

/** A person's preferences, what is missing or no longer understood at its default. */
export function readPreferences(kept: Record<string, unknown>): Preferences {
  return Preferences.parse({ notices: {}, ...kept })
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
