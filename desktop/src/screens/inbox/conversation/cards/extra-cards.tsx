import type { Extra } from '@atalaya/shared/contract/conversations.ts'
import {
  IconAddressBook,
  IconClick,
  IconInfoCircle,
  IconMapPin,
  IconShoppingCart,
  IconSpeakerphone,
  IconStar,
  IconUserPlus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './extra-cards.module.css'

const ICON = { size: 15, stroke: 1.7, 'aria-hidden': true } as const

/** What a message holds that words and files do not say: a place, people, what was chosen or bought, where it came from. */
export function ExtraCards({ extra }: { extra: readonly Extra[] }) {
  return extra.map((one) => <Card key={JSON.stringify(one)} one={one} />)
}

function Card({ one }: { one: Extra }) {
  const { t } = useTranslation('inbox')
  switch (one.kind) {
    case 'location':
      return (
        <Frame icon={<IconMapPin {...ICON} />} title={one.name ?? t('extra.location')}>
          {one.address && <p>{one.address}</p>}
          <a
            href={`https://www.openstreetmap.org/?mlat=${one.latitude}&mlon=${one.longitude}#map=17/${one.latitude}/${one.longitude}`}
            {...ELSEWHERE}
          >
            {t('extra.seeMap')}
          </a>
        </Frame>
      )
    case 'contacts':
      return (
        <Frame icon={<IconAddressBook {...ICON} />} title={t('extra.contacts', { count: one.people.length })}>
          <ul>
            {one.people.map(({ name, phones, emails }) => (
              <li key={[name, ...phones, ...emails].join()}>
                <strong>{name}</strong> {[...phones, ...emails].join(' · ')}
              </li>
            ))}
          </ul>
        </Frame>
      )
    case 'choice':
      return <Frame icon={<IconClick {...ICON} />} title={t('extra.choice', { title: one.title || one.payload })} />
    case 'order':
      return (
        <Frame icon={<IconShoppingCart {...ICON} />} title={t('extra.order')}>
          <ul>
            {one.items.map(({ productId, quantity, price, currency }) => (
              <li key={productId}>
                {quantity} × {productId}
                {price !== undefined && ` · ${price} ${currency ?? ''}`}
              </li>
            ))}
          </ul>
        </Frame>
      )
    case 'referral':
      return (
        <Frame icon={<IconSpeakerphone {...ICON} />} title={one.title ?? t('extra.referral')}>
          {one.text && <p>{one.text}</p>}
          {one.url && <Away url={one.url} />}
        </Frame>
      )
    case 'story':
      return (
        <Frame icon={<IconUserPlus {...ICON} />} title={t(one.mentioned ? 'extra.storyMention' : 'extra.storyReply')}>
          {one.url && <Away url={one.url} />}
        </Frame>
      )
    case 'recommendation':
      return (
        <Frame icon={<IconStar {...ICON} />} title={t(one.positive ? 'extra.recommends' : 'extra.recommendsNot')}>
          {one.stars !== undefined && <p>{t('extra.stars', { count: one.stars })}</p>}
        </Frame>
      )
    case 'notice':
      return <Frame icon={<IconInfoCircle {...ICON} />} title={t(`extra.notice.${one.code}`, { defaultValue: t('extra.notice.other') })} />
    case 'mail':
      return null
  }
}

const ELSEWHERE = { target: '_blank', rel: 'noreferrer noopener' } as const

/** Only to where a browser may go; anything else a network wrote there is no link. */
function Away({ url }: { url: string }) {
  const { t } = useTranslation('inbox')
  if (!/^https?:\/\//i.test(url)) return null
  return (
    <a href={url} {...ELSEWHERE}>
      {t('extra.open')}
    </a>
  )
}

function Frame({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={classes.card}>
      {icon}
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  )
}
