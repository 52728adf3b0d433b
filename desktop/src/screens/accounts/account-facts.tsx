import type { Account } from '@atalaya/shared/contract/accounts.ts'
import { Progress } from '@mantine/core'
import { Moment } from '../../parts/figures/moment.tsx'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './accounts.module.css'

/** When an account last heard and spoke, how it receives, and what it spent this month. */
export function AccountFacts({ account }: { account: Account }) {
  const { t } = useWords()
  const formats = useFormats()
  const { lastEventAt, lastSentAt, pollEveryS, budgetMicros, spend, pausedUntil, unreachable, channel } = account
  const never = t('accounts.never')
  const receives =
    channel === 'chat' ? t('accounts.byWidget') : pollEveryS ? t('accounts.byPoll', { every: formats.span(pollEveryS) }) : t('accounts.byHook')
  const share = budgetMicros ? Math.min(1, spend.costMicros / budgetMicros) : 0
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('accounts.lastIn')}</dt>
        <dd>{lastEventAt ? <Moment at={lastEventAt} /> : never}</dd>
        <dt>{t('accounts.lastOut')}</dt>
        <dd>{lastSentAt ? <Moment at={lastSentAt} /> : never}</dd>
        <dt>{t('accounts.receives')}</dt>
        <dd>{receives}</dd>
        {(spend.costMicros > 0 || budgetMicros !== null) && (
          <>
            <dt>{t('accounts.spend')}</dt>
            <dd>{budgetMicros === null ? formats.money(spend.costMicros) : `${formats.money(spend.costMicros)} / ${formats.money(budgetMicros)}`}</dd>
          </>
        )}
        {unreachable && (
          <>
            <dt>{t('accounts.unreachableSince')}</dt>
            <dd>
              <Moment at={unreachable.since} as="dateTime" />
            </dd>
            <dt>{t('accounts.nextTrial')}</dt>
            <dd>
              <Moment at={unreachable.nextTrialAt} as="dateTime" />
            </dd>
          </>
        )}
        {pausedUntil && (
          <>
            <dt>{t('accounts.pausedUntil')}</dt>
            <dd>
              <Moment at={pausedUntil} as="dateTime" />
            </dd>
          </>
        )}
      </dl>
      {budgetMicros !== null && budgetMicros > 0 && (
        <Progress
          value={share * 100}
          size={4}
          my={6}
          aria-label={t('accounts.spend')}
          {...(share >= 0.8 && { color: share >= 1 ? 'red' : 'yellow' })}
        />
      )}
    </>
  )
}
