import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { IconArrowMerge, IconCornerDownRight, IconCornerLeftUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './context.module.css'

/** The cases this one continues, is continued by or went into. */
export function CaseLinks({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const { followUpOf, followUps, mergedInto } = about
  if (!followUpOf && followUps.length === 0 && !mergedInto) return null
  const icon = { size: 15, stroke: 1.7, 'aria-hidden': true }
  return (
    <div>
      <span className={classes.label}>{t('fields.links')}</span>
      {mergedInto && <To caseId={mergedInto.caseId} icon={<IconArrowMerge {...icon} />} text={t('fields.mergedInto', mergedInto)} />}
      {followUpOf && <To caseId={followUpOf.caseId} icon={<IconCornerLeftUp {...icon} />} text={t('fields.followUpOf', followUpOf)} />}
      {followUps.map((one) => (
        <To key={one.caseId} caseId={one.caseId} icon={<IconCornerDownRight {...icon} />} text={t('fields.followUp', one)} />
      ))}
    </div>
  )
}

function To({ caseId, icon, text }: { caseId: string; icon: ReactNode; text: string }) {
  return (
    <div>
      <Link to="/inbox" search={(was: Record<string, string | undefined>) => ({ ...was, case: caseId })} className={classes.link}>
        {icon} {text}
      </Link>
    </div>
  )
}
