import type { ContactRow } from '@atalaya/shared/contract/contacts.ts'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { ChannelIcon } from '../../parts/case/channel-icon.tsx'
import { ContactMarks } from '../../parts/case/contact-marks.tsx'
import { Moment } from '../../parts/figures/moment.tsx'
import { Face } from '../../parts/people/face.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './contacts.module.css'

export function ContactLine({ row }: { row: z.infer<typeof ContactRow> }) {
  const { t } = useWords()
  const { contactId, name, handle, pictureUrl, customerNumber, tier, channels, openCases, lastMessageAt, createdAt } = row
  return (
    <Link to="/contacts/$contactId" params={{ contactId }} className={classes.row}>
      <Face name={name} id={contactId} image={pictureUrl} size={36} />
      <span className={classes.who}>
        <span className={classes.name}>
          <span className="truncate">{name}</span>
          <ContactMarks {...row} />
        </span>
        <span className={classes.dim}>{handle ?? customerNumber ?? t('contacts.noHandle')}</span>
      </span>
      <span className={`${classes.dim} ${classes.wide} truncate`}>{customerNumber ? [customerNumber, tier].filter(Boolean).join(' · ') : ''}</span>
      <span className={`${classes.channels} ${classes.wide}`}>
        {channels.map((channel) => (
          <ChannelIcon key={channel} channel={channel} size={16} />
        ))}
      </span>
      <span className={`${classes.dim} ${classes.end}`}>
        <Moment at={lastMessageAt ?? createdAt} />
        {openCases > 0 && <div>{t('contacts.open', { count: openCases })}</div>}
      </span>
    </Link>
  )
}
