import {
  IconBrandFacebook,
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconBrandX,
  IconBrandYoutube,
  IconDeviceMobileMessage,
  IconMail,
  IconMessageChatbot,
  IconWorld,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

const ICONS: Record<string, typeof IconWorld> = {
  x: IconBrandX,
  chat: IconMessageChatbot,
  'web-chat': IconMessageChatbot,
  facebook: IconBrandFacebook,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
  whatsapp: IconBrandWhatsapp,
  telegram: IconBrandTelegram,
  youtube: IconBrandYoutube,
  sms: IconDeviceMobileMessage,
  email: IconMail,
}

export function useChannelName(): (channel: string) => string {
  const { t } = useTranslation('inbox')
  return (channel) => t(`channels.${channel}`, { defaultValue: channel })
}

/** The sign of a channel. Named for those who hear it unless a name stands beside it. */
export function ChannelIcon({ channel, size = 14, isNamed = false }: { channel: string; size?: number; isNamed?: boolean }) {
  const name = useChannelName()(channel)
  const Icon = ICONS[channel] ?? IconWorld
  return isNamed ? <Icon size={size} stroke={1.75} aria-hidden /> : <Icon size={size} stroke={1.75} role="img" aria-label={name} />
}
