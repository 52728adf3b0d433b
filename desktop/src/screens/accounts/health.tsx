import type { Account } from '@atalaya/shared/contract/accounts.ts'
import { IconAlertTriangle, IconCircleCheck, IconCoin, IconPlayerPause, IconPlugConnectedX } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './accounts.module.css'

const SIGNS = { well: IconCircleCheck, troubled: IconAlertTriangle, 'over-budget': IconCoin, broken: IconPlugConnectedX, paused: IconPlayerPause }

/** How an account fares, by sign and word. */
export function Health({ account: { health } }: { account: Account }) {
  const { t } = useWords()
  const Sign = SIGNS[health]
  return (
    <span className={classes.health} data-health={health}>
      <Sign size={16} stroke={1.8} aria-hidden />
      {t(`accounts.health.${health}`)}
    </span>
  )
}

/** A code of the network's or of ours as a sentence; one that nobody translated as it is. */
export function sayProblem(t: TFunction, code: string): string {
  return t(`accounts.problems.${code}`, { defaultValue: t('accounts.problems.other', { code }) })
}
