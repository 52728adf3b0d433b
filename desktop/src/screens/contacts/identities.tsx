import type { Identity } from '@atalaya/shared/contract/contacts.ts'
import { Anchor, Text } from '@mantine/core'
import { IconRosetteDiscountCheck, IconShieldCheck } from '@tabler/icons-react'
import { ChannelIcon, useChannelName } from '../../parts/case/channel-icon.tsx'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { sayDatum, sayLabel } from '../../parts/text/say-datum.ts'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './contacts.module.css'

/** Who the contact is on each channel. */
export function Identities({ identities }: { identities: readonly Identity[] }) {
  return identities.map((identity) => <OneIdentity key={identity.identityId} identity={identity} />)
}

function OneIdentity({ identity }: { identity: Identity }) {
  const { t, locale } = useWords()
  const formats = useFormats()
  const channelName = useChannelName()
  const { channel, handle, name, profileUrl, followers, verified, proven, details } = identity
  const said = [
    channelName(channel),
    followers === null ? '' : t('contact.followers', { count: followers, replace: { count: formats.number(followers) } }),
  ]
  return (
    <div className={classes.identity}>
      <Text c="dimmed" lh={0} pt={2}>
        <ChannelIcon channel={channel} size={18} isNamed />
      </Text>
      <div className={classes.who}>
        <span className={classes.name}>
          {profileUrl ? (
            <Anchor href={profileUrl} target="_blank" rel="noreferrer noopener" className="truncate" inherit>
              {handle ?? name}
            </Anchor>
          ) : (
            <span className="truncate">{handle ?? name}</span>
          )}
          {verified && <IconRosetteDiscountCheck size={15} role="img" aria-label={t('contact.verified')} color="var(--at-public-ink)" />}
          {proven && <IconShieldCheck size={15} role="img" aria-label={t('contact.proven')} color="var(--at-good)" />}
        </span>
        <Text size="sm" c="dimmed">
          {said.filter(Boolean).join(' · ')}
        </Text>
        {Object.entries(details).map(([key, value]) => (
          <Text key={key} size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t(`contacts.details.${key}`, { defaultValue: sayLabel(key) })}: {sayDatum(value, locale, { yes: t('common:yes'), no: t('common:no') })}
          </Text>
        ))}
      </div>
    </div>
  )
}
