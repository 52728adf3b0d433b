import { connector } from '../../channel.ts'
import { mintVerifyToken } from '../graph/base-settings.ts'
import { addresseesOf, eventKeyOf } from '../graph/split-envelope.ts'
import { answerHandshake, verifySignature } from '../graph/verify-signature.ts'
import { actOn } from './api/act-on.ts'
import { backfill } from './api/backfill.ts'
import { check } from './api/check.ts'
import { readAuthor, readTopic } from './api/read-about.ts'
import { refreshToken } from './api/refresh-token.ts'
import { sendMessage } from './api/send-message.ts'
import { subscribe, unsubscribe } from './api/subscribe.ts'
import { parseEvent } from './events/parse-event.ts'
import { capabilities, limits, windowOf } from './limits.ts'
import { FORM, Secrets, Settings } from './settings.ts'

/** A professional Instagram account: comments and mentions in public, direct messages in private. */
export const instagram = connector<Settings, Secrets>({
  channel: 'instagram',
  name: { es: 'Instagram', en: 'Instagram', pt: 'Instagram' },
  form: FORM,
  settings: Settings,
  secrets: Secrets,
  mintSecrets: mintVerifyToken,
  capabilities,
  limits,
  windowOf,
  verify: (request, { secrets }) => verifySignature(request, [secrets.appSecret, secrets.previousAppSecret, secrets.instagramAppSecret]),
  handshake: (request, { secrets }) => answerHandshake(request, secrets.verifyToken),
  eventKey: eventKeyOf,
  addressees: addresseesOf,
  parse: parseEvent,
  readAuthor,
  readTopic,
  backfill,
  send: sendMessage,
  act: actOn,
  check,
  subscribe,
  unsubscribe,
  refresh: refreshToken,
})
