import '@mantine/dates/styles.css'
import { Group, SegmentedControl, Select } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useMediaQuery } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import 'dayjs/locale/es'
import 'dayjs/locale/pt'
import { AccountChoice } from '../../parts/accounts/account-choice.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { PERIODS, readPeriod } from './period.ts'

/** Which days the page speaks of, and of which account; both live in its address. */
export function PeriodPicker() {
  const { t } = useWords()
  const { i18n } = useTranslation()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const isPhone = useMediaQuery('(max-width: 48em)')
  const period = readPeriod(search.period)
  const go = (change: Record<string, string | undefined>) => void navigate({ to: '/overview', search: { ...search, ...change }, replace: true })
  const choices = PERIODS.map((value) => ({ value, label: t(`overview.periods.${value}`) }))
  const choose = (chosen: string | null) => go(chosen === 'custom' ? { period: chosen } : { period: chosen ?? '7d', from: undefined, to: undefined })
  return (
    <Group gap="xs">
      <AccountChoice accountId={search.account} onChoose={(account) => go({ account })} />
      {isPhone ? (
        <Select w={150} aria-label={t('overview.period')} data={choices} value={period} onChange={choose} allowDeselect={false} />
      ) : (
        <SegmentedControl aria-label={t('overview.period')} data={choices} value={period} onChange={choose} />
      )}
      {period === 'custom' && (
        <DatePickerInput
          type="range"
          w={230}
          locale={i18n.language}
          valueFormat="DD MMM YYYY"
          label={t('overview.days')}
          labelProps={{ className: 'visually-hidden' }}
          hideOutsideDates
          popoverProps={{ withRoles: false }}
          weekendDays={[]}
          ariaLabels={calendarWords(t)}
          placeholder={t('overview.days')}
          allowSingleDateInRange
          maxDate={new Date()}
          value={[search.from ?? null, search.to ?? null]}
          onChange={([from, to]) => go({ from: from ?? undefined, to: to ?? undefined })}
        />
      )}
    </Group>
  )
}

/** What the calendar's buttons are called for those who hear them. */
function calendarWords(t: TFunction) {
  return {
    monthLevelControl: t('overview.calendar.month'),
    yearLevelControl: t('overview.calendar.year'),
    nextMonth: t('overview.calendar.nextMonth'),
    previousMonth: t('overview.calendar.previousMonth'),
    nextYear: t('overview.calendar.nextYear'),
    previousYear: t('overview.calendar.previousYear'),
    nextDecade: t('overview.calendar.nextDecade'),
    previousDecade: t('overview.calendar.previousDecade'),
  }
}
