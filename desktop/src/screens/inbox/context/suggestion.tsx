import type { Reason } from '@atalaya/shared/contract/common.ts'
import { IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './context.module.css'

/** Marks a value as a suggestion. */
export function SuggestionMark() {
  const { t } = useTranslation('inbox')
  return (
    <span className={classes.guess}>
      <IconSparkles size={12} stroke={1.9} aria-hidden />
      {t('suggested.mark')}
    </span>
  )
}

/** Why something was suggested, in words. */
export function Because({ reason }: { reason: Reason | null }) {
  const { t } = useTranslation('inbox')
  if (!reason) return null
  const words = reason.words.map((word) => `«${word}»`).join(', ')
  const text = t([`suggested.because.${reason.code}`, 'suggested.because.other'], { words })
  return <p className={classes.because}>{text}</p>
}
