import { connector } from '../channel.ts'
import { actOn } from './api/act-on.ts'
import { check } from './api/check.ts'
import { openMedia } from './api/open-media.ts'
import { poll } from './api/poll.ts'
import { refreshTokens } from './api/refresh-tokens.ts'
import { sendMessage } from './api/send-message.ts'
import { subscribe } from './api/subscribe.ts'
import { unsubscribe } from './api/unsubscribe.ts'
import { eventKey } from './events/event-key.ts'
import { parseEvent } from './events/parse-event.ts'
import { capabilities, limits } from './limits.ts'
import { FORM, Secrets, Settings } from './settings.ts'
import { answerChallenge, verifySignature } from './verify-signature.ts'

/** X by its API v2: mentions, replies, quotes and direct messages, pushed by its Activity API or polled. */
export const x = connector<Settings, Secrets>({
  channel: 'x',
  name: { es: 'X', en: 'X', pt: 'X' },
  form: FORM,
  settings: Settings,
  secrets: Secrets,
  capabilities,
  limits,
  verify: verifySignature,
  handshake: answerChallenge,
  eventKey,
  parse: parseEvent,
  poll,
  send: sendMessage,
  openMedia,
  act: actOn,
  check,
  subscribe,
  unsubscribe,
  refresh: refreshTokens,
})
