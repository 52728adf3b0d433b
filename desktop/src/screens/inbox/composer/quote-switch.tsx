import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'
import type { Quote } from './use-quote.ts'

/** To answer beneath the customer's post, or to quote it on the brand's own page. */
export function QuoteSwitch({ quote }: { quote: Quote }) {
  const { t } = useTranslation('inbox')
  if (!quote.may) return null
  return (
    <div className={classes.quote}>
      <SegmentedControl
        size="xs"
        aria-label={t('composer.how')}
        data={[
          { value: 'answer', label: t('composer.answer') },
          { value: 'quote', label: t('composer.quote') },
        ]}
        value={quote.isOn ? 'quote' : 'answer'}
        onChange={(value) => quote.set(value === 'quote')}
      />
      {quote.isOn && <span>{t('composer.quoteHint')}</span>}
    </div>
  )
}
