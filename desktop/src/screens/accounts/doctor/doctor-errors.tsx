import type { AccountErrors } from '@atalaya/shared/contract/doctor.ts'
import { Text, Title } from '@mantine/core'
import type { TFunction } from 'i18next'
import { Moment } from '../../../parts/figures/moment.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import { sayProblem } from '../health.tsx'
import classes from './doctor.module.css'
import { stepOf } from './step-of.ts'

/** What went wrong in the last day, what happened alike together, with what to do about it. */
export function DoctorErrors({ errors }: { errors: readonly AccountErrors[] }) {
  const { t } = useWords()
  return (
    <section className={classes.errors}>
      <Title order={3} fz={14}>
        {t('accounts.doctor.errors')}
      </Title>
      {errors.length === 0 ? (
        <Text size="sm" c="dimmed" mt={4}>
          {t('accounts.doctor.noErrors')}
        </Text>
      ) : (
        <ul>
          {errors.map(({ source, code, count, lastAt }) => (
            <li key={`${source}:${code}`}>
              <span className={classes.count}>{t('accounts.doctor.times', { count })}</span>
              <div>
                <Text size="sm" fw={600}>
                  {sayError(t, source, code)}
                </Text>
                <Text size="sm">{sayRemedy(t, source, code)}</Text>
                <Text size="xs" c="dimmed">
                  {t(`accounts.doctor.source.${source}`)} · <Moment at={lastAt} />
                </Text>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function sayError(t: TFunction, source: AccountErrors['source'], code: string): string {
  if (source === 'account') return sayProblem(t, code)
  if (source === 'events') return t(`events.reasons.${code}`)
  return code === 'uncertain' ? t('inbox:send.uncertain') : t(`inbox:failures.${code}`, { defaultValue: sayProblem(t, code) })
}

function sayRemedy(t: TFunction, source: AccountErrors['source'], code: string): string {
  if (source === 'events') return t(`events.advice.${code}`)
  const step = stepOf(code)
  return source === 'sending' && step === 'look' ? t('accounts.doctor.resend') : t(`accounts.doctor.step.${step}`)
}
