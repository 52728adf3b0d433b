import type { AccountDoctor } from '@atalaya/shared/contract/doctor.ts'
import { Code, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Moment } from '../../../parts/figures/moment.tsx'
import { useFormats } from '../../../parts/figures/use-formats.ts'
import { useWords } from '../../../parts/text/use-words.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import classes from './doctor.module.css'

/** What was examined, line by line, each with its sign. */
export function DoctorSigns({ found }: { found: AccountDoctor }) {
  const { t } = useWords()
  const { account } = found
  return (
    <dl className={classes.signs}>
      <Sign name={t('accounts.doctor.as')} is="good">
        {account.handle} <Code>{account.providerId}</Code>
      </Sign>
      <Permissions found={found} />
      <Token found={found} />
      <Delivery found={found} />
      <Sign name={t('accounts.lastIn')} is="none">
        {account.lastEventAt ? <Moment at={account.lastEventAt} /> : t('accounts.never')}
      </Sign>
      <Sign name={t('accounts.lastOut')} is="none">
        {account.lastSentAt ? <Moment at={account.lastSentAt} /> : t('accounts.never')}
      </Sign>
      <Pace found={found} />
    </dl>
  )
}

const ICONS = { good: IconCircleCheck, bad: IconAlertTriangle, none: IconMinus }

function Sign({ name, is, children }: { name: string; is: keyof typeof ICONS; children: ReactNode }) {
  const Icon = ICONS[is]
  const { t } = useWords()
  return (
    <>
      <dt>
        <Icon size={15} stroke={1.8} data-is={is} role="img" aria-label={t(`accounts.doctor.is.${is}`)} />
        {name}
      </dt>
      <dd>{children}</dd>
    </>
  )
}

function Permissions({ found: { permissions } }: { found: AccountDoctor }) {
  const { t } = useWords()
  if (!permissions) return null
  const { granted, missing } = permissions
  return (
    <Sign name={t('accounts.doctor.permissions')} is={missing.length > 0 ? 'bad' : 'good'}>
      {missing.length > 0 && (
        <div>
          {t('accounts.facts.missing')}:{' '}
          {missing.map((one) => (
            <Code key={one}>{one}</Code>
          ))}
        </div>
      )}
      <details>
        <summary>{t('accounts.doctor.granted', { count: granted.length })}</summary>
        {granted.map((one) => (
          <Code key={one}>{one}</Code>
        ))}
      </details>
    </Sign>
  )
}

function Token({ found: { token, account } }: { found: AccountDoctor }) {
  const { t } = useWords()
  const say = useSayWhen()
  const { sinceAt, expiresAt, isEndless, renewsAt } = token
  if (!sinceAt && !expiresAt && !isEndless) return null
  const isBad = account.problems.some(({ code }) => code.startsWith('token-')) || account.reason === 'token-expired'
  const lines = [
    ...(expiresAt ? [t('accounts.doctor.expires', { at: say.long(expiresAt) })] : []),
    ...(isEndless ? [t('accounts.doctor.endless')] : []),
    ...(renewsAt ? [t('accounts.doctor.renews')] : []),
  ]
  return (
    <Sign name={t('accounts.doctor.token')} is={isBad ? 'bad' : 'good'}>
      {sinceAt && (
        <div>
          {t('accounts.doctor.inUse')} <Moment at={sinceAt} as="dateTime" />
        </div>
      )}
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </Sign>
  )
}

function Delivery({ found: { delivery, account, resubscribedAt } }: { found: AccountDoctor }) {
  const { t } = useWords()
  const formats = useFormats()
  const every = account.pollEveryS ? ` · ${t('accounts.byPoll', { every: formats.span(account.pollEveryS) })}` : ''
  const sign = { fine: 'good', missing: 'bad', unknown: 'none' } as const
  return (
    <Sign name={t('accounts.doctor.delivery')} is={sign[delivery.state]}>
      <div>
        {t(`accounts.doctor.way.${delivery.way}_${delivery.state}`)}
        {every}
      </div>
      {resubscribedAt && (
        <div>
          {t('accounts.doctor.resubscribed')} <Moment at={resubscribedAt} />
        </div>
      )}
    </Sign>
  )
}

/** What the network lets leave now, and what this month cost. */
function Pace({ found: { account } }: { found: AccountDoctor }) {
  const { t } = useWords()
  const formats = useFormats()
  const say = useSayWhen()
  const { pauses, unreachable, spend, budgetMicros } = account
  const paused = Object.entries(pauses).flatMap(([kind, until]) => (until ? [{ kind, until }] : []))
  const share = budgetMicros ? Math.min(1, spend.costMicros / budgetMicros) : 0
  return (
    <>
      <Sign name={t('accounts.doctor.pace')} is={unreachable || paused.length > 0 ? 'bad' : 'good'}>
        {!unreachable && paused.length === 0 && t('accounts.doctor.free')}
        {unreachable && <div>{t('accounts.doctor.unreachable', { at: say.hour(unreachable.nextTrialAt) })}</div>}
        {paused.map(({ kind, until }) => (
          <div key={kind}>{t(`accounts.doctor.resumes_${kind}`, { at: say.hour(until) })}</div>
        ))}
      </Sign>
      {budgetMicros !== null && budgetMicros > 0 && (
        <Sign name={t('accounts.spend')} is={share >= 0.8 ? 'bad' : 'good'}>
          {formats.money(spend.costMicros)} / {formats.money(budgetMicros)}
          <Progress value={share * 100} size={4} mt={4} aria-label={t('accounts.spend')} />
        </Sign>
      )}
    </>
  )
}
