import { connector } from '../channel.ts'
import { FORM } from './form.ts'
import { capabilities, limits } from './limits.ts'
import { eventKey } from './read/event.ts'
import { openMedia } from './read/open-media.ts'
import { parseMail } from './read/parse-mail.ts'
import { Secrets, Settings } from './settings.ts'
import { check } from './transport/check-mailbox.ts'
import { listen } from './transport/listen.ts'
import { mintMailSecrets } from './transport/mint-secrets.ts'
import { refresh } from './transport/refresh-token.ts'
import { send } from './transport/send-mail.ts'
import { takeDelivery } from './transport/take-delivery.ts'

/** A mailbox: read by IMAP or handed over by SMTP, answered by SMTP. */
export const email = connector<Settings, Secrets>({
  channel: 'email',
  name: { es: 'Correo', en: 'E-mail', pt: 'E-mail' },
  form: FORM,
  settings: Settings,
  secrets: Secrets,
  mintSecrets: mintMailSecrets,
  capabilities,
  limits,
  /** Nothing comes by web hook. */
  verify: () => false,
  eventKey,
  parse: parseMail,
  listen,
  takeDelivery: (account, delivery) => takeDelivery(account, delivery),
  addresses: ({ settings }) => [settings.address, ...settings.aliases],
  send,
  openMedia,
  check,
  refresh,
})
