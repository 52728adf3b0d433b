import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { type Contact, readContact } from '@atalaya/shared/contract/contacts.ts'
import { IconExternalLink, IconRosetteDiscountCheck, IconShieldCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../data.ts'
import { ChannelIcon } from '../../../parts/case/channel-icon.tsx'
import { ContactMarks } from '../../../parts/case/contact-marks.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import { Face } from '../../../parts/people/face.tsx'
import { Answer } from '../../../parts/states/ask-states.tsx'
import { sayDatum, sayLabel } from '../../../parts/text/say-datum.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import { ContactActs } from './contact-acts.tsx'
import classes from './context.module.css'

/** Who writes: what the company knows of them, and where they are found on the networks. */
export function ContactCard({ contactId, about }: { contactId: string; about: CaseDetail }) {
  const ask = useAsk(readContact, { contactId })
  return <Answer ask={ask}>{(contact) => <Card contact={contact} about={about} />}</Answer>
}

function Card({ contact, about }: { contact: Contact; about: CaseDetail }) {
  const { t, i18n } = useTranslation('inbox')
  const say = useSayWhen()
  const { customer } = contact
  const picture = contact.identities.find(({ pictureUrl }) => pictureUrl)?.pictureUrl ?? null
  const figure = new Intl.NumberFormat(i18n.language, { notation: 'compact' })
  return (
    <>
      <div className={classes.who}>
        <Face name={contact.name} id={contact.contactId} image={picture} size={52} />
        <div>
          <h3 className={classes.whoName}>
            {contact.name} <ContactMarks kind={contact.kind} vip={contact.vip} tier={customer?.tier ?? null} />
          </h3>
          <div className={classes.pastLine}>
            {t(`contact.${contact.kind}`)}
            {customer?.tier && <> · {customer.tier}</>}
          </div>
          <div className={classes.pastLine}>
            {t('contact.openCases', { count: contact.openCases })} · {t('contact.closedCases', { count: contact.closedCases })}
          </div>
        </div>
      </div>
      <Facts contact={contact} />
      <h4 className={classes.section}>{t('contact.identities')}</h4>
      {contact.identities.map((one) => (
        <div key={one.identityId} className={classes.identity}>
          <ChannelIcon channel={one.channel} size={16} />
          <span className="truncate">
            {one.handle ?? one.name}
            {one.followers !== null && (
              <small> · {t('contact.followers', { count: one.followers, replace: { count: figure.format(one.followers) } })}</small>
            )}
          </span>
          {one.verified && <IconRosetteDiscountCheck size={15} stroke={1.8} role="img" aria-label={t('contact.verified')} />}
          {one.proven && <IconShieldCheck size={15} stroke={1.8} role="img" aria-label={t('contact.proven')} />}
          {one.profileUrl && (
            <a href={one.profileUrl} target="_blank" rel="noreferrer noopener" className={classes.link} aria-label={t('contact.profile')}>
              <IconExternalLink size={14} stroke={1.8} aria-hidden />
            </a>
          )}
        </div>
      ))}
      <ContactActs contact={contact} about={about} />
      <p className={classes.because}>{t('contact.since', { when: say.long(contact.createdAt) })}</p>
      <Link to="/contacts/$contactId" params={{ contactId: contact.contactId }} className={classes.link}>
        {t('contact.page')}
      </Link>
    </>
  )
}

function Facts({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation('inbox')
  const words = { yes: t('common:yes'), no: t('common:no') }
  const names = useNames()
  const { customer } = contact
  const own = (names.taxonomy?.fields ?? []).filter(({ subject, retired }) => subject === 'contact' && !retired)
  const rows: [label: string, value: unknown][] = [
    [t('contact.number'), customer?.number],
    [t('contact.tier'), customer?.tier],
    [t('contact.email'), contact.email ?? customer?.email],
    [t('contact.phone'), contact.phone ?? customer?.phone],
    [t('contact.document'), customer?.document],
    [t('contact.language'), contact.language && t(`common:languages.${contact.language}`, { defaultValue: contact.language })],
    ...own.map((field): [string, unknown] => [names.say(field.names), contact.fields[field.key]]),
    ...Object.entries(customer?.data ?? {}).map(([key, value]): [string, unknown] => [sayLabel(key), value]),
  ]
  return (
    <dl className={classes.facts}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{sayDatum(value, i18n.language, words)}</dd>
          </div>
        ))}
    </dl>
  )
}
