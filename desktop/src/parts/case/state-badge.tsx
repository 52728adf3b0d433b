import type { CaseRow } from '@atalaya/shared/contract/cases.ts'
import { IconCircle, IconCircleCheck, IconCircleHalf2, IconStairsUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './case.module.css'

const ICONS = { new: IconCircle, pending: IconCircleHalf2, escalated: IconStairsUp, closed: IconCircleCheck }

/** The state of a case, by sign and word. */
export function StateBadge({ state }: { state: CaseRow['state'] }) {
  const { t } = useTranslation('inbox')
  const Icon = ICONS[state]
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={13} stroke={2} aria-hidden />
      {t(`states.${state}`)}
    </span>
  )
}
