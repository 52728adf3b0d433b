import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../shell/me-context.tsx'
import { spanOf } from './spans.ts'
import { useNow } from './use-now.ts'

/** Says moments in the reader's language: `long` with date and hour, `hour` alone, `day` alone, `span` as a length of time. */
export function useSayWhen() {
  const { t, i18n } = useTranslation()
  const { workspace } = useMe()
  const locale = i18n.language
  const format = useCallback(
    (at: string | number | Date, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options).format(new Date(at)),
    [locale],
  )
  const long = (at: string | number | Date) => format(at, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    long,
    hour: (at: string | number | Date) => format(at, { timeStyle: 'short' }),
    day: (at: string | number | Date) => format(at, { weekday: 'long', day: 'numeric', month: 'long' }),
    short: (at: string | number | Date) => format(at, { day: 'numeric', month: 'short' }),
    span(ms: number) {
      const { unit, count } = spanOf(ms)
      return t(`time.${unit}`, { count })
    },
    /** Both clocks when the workspace keeps another one. */
    both(at: string | number | Date) {
      const own = long(at)
      const there = format(at, { dateStyle: 'medium', timeStyle: 'short', timeZone: workspace.timeZone })
      return own === there ? own : t('time.both', { own, workspace: there, zone: workspace.timeZone })
    },
  }
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
