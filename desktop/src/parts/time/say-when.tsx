import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../shell/me-context.tsx'
import { spanOf } from './spans.ts'
import { useNow } from './use-now.ts'

type Moment = string | number | Date

/** Ways to say a moment in one language. Formats are made once: making one costs more than a hundred uses. */
function makeSayWhen(locale: string, zone: string, t: (key: string, values: Record<string, unknown>) => string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, options)
    return (at: Moment) => made.format(new Date(at))
  }
  const long = format({ dateStyle: 'medium', timeStyle: 'short' })
  const there = format({ dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  return {
    long,
    hour: format({ timeStyle: 'short' }),
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    short: format({ day: 'numeric', month: 'short' }),
    span(ms: number) {
      const { unit, count } = spanOf(ms)
      return t(`common:time.${unit}`, { count })
    },
    /** Both clocks when the workspace keeps another one. */
    both(at: Moment) {
      const own = long(at)
      const workspace = there(at)
      return own === workspace ? own : t('common:time.both', { own, workspace, zone })
    },
  }
}

const SayWhenContext = createContext<ReturnType<typeof makeSayWhen> | null>(null)

export function SayWhenProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation()
  const { workspace } = useMe()
  const locale = i18n.language
  const say = useMemo(() => makeSayWhen(locale, workspace.timeZone, t), [locale, workspace.timeZone, t])
  return <SayWhenContext value={say}>{children}</SayWhenContext>
}

/** Says moments in the reader's language: `long` with date and hour, `hour` alone, `day` alone, `span` as a length of time. */
export function useSayWhen() {
  const say = useContext(SayWhenContext)
  if (!say) throw new Error('Moments are said outside their provider')
  return say
}

/** How long ago something was, growing as one looks; the moment itself is in its title. */
export function Ago({ at, className }: { at: string; className?: string }) {
  const now = useNow(30_000)
  const say = useSayWhen()
  return (
    <time dateTime={at} title={say.both(at)} className={className}>
      {say.span(now - Date.parse(at))}
    </time>
  )
}
