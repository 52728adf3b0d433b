import { IconAlertTriangle, IconClock, IconFlame, IconHourglassLow } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSayWhen } from '../time/say-when.tsx'
import { countdown, type DueLevel, dueLevel } from '../time/spans.ts'
import { useNow } from '../time/use-now.ts'
import classes from './case.module.css'

const ICONS: Record<DueLevel, typeof IconClock> = { calm: IconClock, soon: IconHourglassLow, near: IconFlame, late: IconAlertTriangle }

/** How long is left to answer, or how long ago that was: colour, sign and figure say the same. */
export function DueChip({ dueAt }: { dueAt: string }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const due = Date.parse(dueAt)
  const isClose = Math.abs(due - Date.now()) < 11 * 60_000
  const now = useNow(isClose ? 1000 : 30_000)
  const level = dueLevel(due, now)
  const Icon = ICONS[level]
  const left = due - now
  const time = countdown(left) ?? say.span(Math.abs(left))
  return (
    <span
      className={classes.due}
      data-level={level}
      title={`${t(level === 'late' ? 'due.late' : 'due.left', { time })} · ${t('due.at', { when: say.both(dueAt) })}`}
    >
      <Icon size={12} stroke={2} aria-hidden />
      <span className="visually-hidden">{t(level === 'late' ? 'due.late' : 'due.left', { time })}</span>
      <span aria-hidden>{time}</span>
    </span>
  )
}
