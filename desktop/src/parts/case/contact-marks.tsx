import { IconCircleDashed, IconRosetteDiscountCheckFilled, IconStarFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './case.module.css'

interface Known {
  kind: 'customer' | 'lead'
  vip: boolean
  tier: string | null
}

/** Whether the person beside the marks is a customer or a lead, and a very important one. */
export function ContactMarks({ kind, vip, tier }: Known) {
  const { t } = useTranslation('inbox')
  return (
    <>
      {kind === 'customer' ? (
        <span className={classes.customer} title={tier ?? undefined}>
          <IconRosetteDiscountCheckFilled size={14} role="img" aria-label={t('contact.customer')} />
        </span>
      ) : (
        <span className={classes.lead}>
          <IconCircleDashed size={13} stroke={2} role="img" aria-label={t('contact.lead')} />
        </span>
      )}
      {vip && (
        <span className={classes.vip}>
          <IconStarFilled size={12} role="img" aria-label={t('contact.vip')} />
        </span>
      )}
    </>
  )
}
