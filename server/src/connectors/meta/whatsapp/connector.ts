import { connector } from '../../channel.ts'
import { mintVerifyToken } from '../graph/base-settings.ts'
import { addresseesOf, eventKeyOf } from '../graph/split-envelope.ts'
import { answerHandshake, verifySignature } from '../graph/verify-signature.ts'
import { actOn } from './api/act-on.ts'
import { check } from './api/check.ts'
import { listTemplates } from './api/list-templates.ts'
import { openMedia } from './api/open-media.ts'
import { sendMessage } from './api/send-message.ts'
import { subscribe, unsubscribe } from './api/subscribe.ts'
import { parseEvent } from './events/parse-event.ts'
import { capabilities, limits } from './limits.ts'
import { FORM, Secrets, Settings } from './settings.ts'
import { windowOf } from './window-of.ts'

/** One telephone number by the WhatsApp Cloud API. */
export const whatsapp = connector<Settings, Secrets>({
  channel: 'whatsapp',
  name: { es: 'WhatsApp', en: 'WhatsApp', pt: 'WhatsApp' },
  form: FORM,
  settings: Settings,
  secrets: Secrets,
  mintSecrets: mintVerifyToken,
  capabilities,
  limits,
  verify: (request, { secrets }) => verifySignature(request, [secrets.appSecret, secrets.previousAppSecret]),
  handshake: (request, { secrets }) => answerHandshake(request, secrets.verifyToken),
  eventKey: eventKeyOf,
  addressees: addresseesOf,
  parse: parseEvent,
  windowOf,
  send: sendMessage,
  openMedia,
  act: actOn,
  listTemplates,
  check,
  subscribe,
  unsubscribe,
})
