import type { Locale } from '@atalaya/shared/contract/common.ts'
import type { WidgetSettings } from '@atalaya/shared/contract/widget.ts'
import type { Settings } from '../../connectors/web-chat/settings.ts'
import type { Platform } from '../../platform/platform.ts'
import { isAnyoneHere } from '../../staff/is-anyone-here.ts'
import type { ChatAccount } from './access-visit.ts'

/** The look of the chat in a language, and whether somebody is there. */
export async function readWidget({ db, clock, mail }: Platform, account: ChatAccount, locale: Locale = 'es'): Promise<WidgetSettings> {
  const { settings, connector } = account
  const { maxLength, files } = connector.limits('private', settings)
  return {
    name: settings.siteName,
    pictureUrl: settings.pictureUrl || null,
    accent: settings.accent,
    greeting: { es: settings.greetingEs, en: settings.greetingEn, pt: settings.greetingPt }[locale],
    locale,
    preChat: preChatOf(settings),
    files: { maxBytes: files.maxBytes, mimes: [...files.mimes] },
    maxLength,
    transcript: settings.transcript && mail.configured,
    answersIn: settings.answersIn,
    available: await isAnyoneHere(db, clock.now()),
  }
}

function preChatOf({ askName, askEmail, askPhone, askTopic }: Settings): WidgetSettings['preChat'] {
  const asked = [
    { name: 'name' as const, how: askName },
    { name: 'email' as const, how: askEmail },
    { name: 'phone' as const, how: askPhone },
    { name: 'topic' as const, how: askTopic },
  ]
  return asked.filter(({ how }) => how !== 'off').map(({ name, how }) => ({ name, required: how === 'required' }))
}
