import { readStart } from '@atalaya/shared/contract/staff.ts'
import { MAIL_SHOWS, MAIL_WHENS, type MailWishes } from '@atalaya/shared/mail-wishes.ts'
import { Select, SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../data.ts'
import { useMe } from '../../parts/shell/me-context.tsx'
import { ZoneChoice } from '../../parts/time/zone-choice.tsx'
import { usePreferences } from '../../preferences.ts'
import { Part } from './part.tsx'

const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

/** What one is mailed, when, and how much of a customer a mail may say. */
export function MailPart() {
  const { t } = useTranslation()
  const { email } = useMe()
  const [{ mail }, change] = usePreferences()
  const { data: start } = useAsk(readStart, {})
  const wish = (part: Partial<MailWishes>) => change({ mail: { ...mail, ...part } })
  return (
    <Part title={t('me.mail')}>
      <Select
        label={t('me.mailWhen')}
        description={t(`me.mailWhenHint_${mail.when}`, { email })}
        allowDeselect={false}
        data={MAIL_WHENS.map((value) => ({ value, label: t(`me.mailWhen_${value}`) }))}
        value={mail.when}
        onChange={(value) => wish({ when: MAIL_WHENS.find((known) => known === value) ?? 'off' })}
      />
      {mail.when !== 'off' && <Details mail={mail} wish={wish} />}
      {start?.mailConfigured === false && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('me.mailOff')}
        </Text>
      )}
    </Part>
  )
}

function Details({ mail, wish }: { mail: MailWishes; wish: (part: Partial<MailWishes>) => void }) {
  const { t, i18n } = useTranslation()
  const sayHour = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short', timeZone: 'UTC' })
  return (
    <SimpleGrid mt="sm" cols={{ base: 1, xs: 2 }} style={{ alignItems: 'end' }}>
      <Select
        label={t('me.mailShows')}
        description={t(`me.mailShowsHint_${mail.shows}`)}
        allowDeselect={false}
        data={MAIL_SHOWS.map((value) => ({ value, label: t(`me.mailShows_${value}`) }))}
        value={mail.shows}
        onChange={(value) => wish({ shows: MAIL_SHOWS.find((known) => known === value) ?? 'numbers' })}
      />
      {mail.when === 'daily' && (
        <Select
          label={t('me.mailHour')}
          description={t('me.mailHourHint')}
          allowDeselect={false}
          data={HOURS.map((hour) => ({ value: String(hour), label: sayHour.format(Date.UTC(2026, 0, 1, hour)) }))}
          value={String(mail.hour)}
          onChange={(value) => wish({ hour: Number(value) })}
        />
      )}
      <ZoneChoice label={t('me.mailZone')} hint={t('me.mailZoneHint')} value={mail.timeZone} onChange={(timeZone) => wish({ timeZone })} />
    </SimpleGrid>
  )
}
