import type { SearchHit } from '@atalaya/shared/contract/cases.ts'
import { IconAddressBook, IconCircleDot, IconMessage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ChannelIcon } from '../../parts/case/channel-icon.tsx'
import { Ago } from '../../parts/time/say-when.tsx'
import { markWords } from './mark-words.ts'
import classes from './search.module.css'

const ICONS = { message: IconMessage, case: IconCircleDot, contact: IconAddressBook }

/** One thing that was found, with the words that were looked for marked in it. */
export function Hit({ hit, words }: { hit: SearchHit; words: string }) {
  const { t } = useTranslation('inbox')
  const Icon = ICONS[hit.kind]
  const lines = (
    <>
      <span className={classes.line}>
        <Icon size={15} stroke={1.7} role="img" aria-label={t(`search.kind_${hit.kind}`)} />
        <strong>{hit.contactName}</strong>
        {hit.channel && <ChannelIcon channel={hit.channel} size={14} />}
        {hit.caseNumber && <span className="figures">{t('case.number', { number: hit.caseNumber })}</span>}
        <span className={classes.gap} />
        <Ago at={hit.at} />
      </span>
      <span className={classes.excerpt}>
        {markWords(hit.excerpt, words).map(({ at, text, isMarked }) => (isMarked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))}
      </span>
    </>
  )
  if (hit.kind === 'contact' || !hit.caseId)
    return (
      <Link to="/contacts/$contactId" params={{ contactId: hit.contactId }} className={classes.hit}>
        {lines}
      </Link>
    )
  return (
    <Link to="/inbox" search={{ view: 'all', case: hit.caseId }} className={classes.hit}>
      {lines}
    </Link>
  )
}
