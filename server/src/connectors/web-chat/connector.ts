import { connector } from '../channel.ts'
import { eventKey, parseEvent } from './events.ts'
import { capabilities, limits } from './limits.ts'
import { FORM, mintSecrets, Secrets, Settings } from './settings.ts'

/** The chat on the company's own pages. The network is this server itself: the widget writes to it and listens to it. */
export const webChat = connector<Settings, Secrets>({
  channel: 'chat',
  name: { es: 'Chat web', en: 'Web chat', pt: 'Chat do site' },
  form: FORM,
  settings: Settings,
  secrets: Secrets,
  mintSecrets,
  capabilities,
  limits,
  /** Nothing comes by web hook: visitors write through the widget's own doors. */
  verify: () => false,
  eventKey,
  parse: parseEvent,
  /** Once it is kept it is sent: the widget is told by the log, now or when it is back. */
  send: async (_account, { messageId }) => ({ providerId: messageId, state: 'sent' }),
  check: async ({ accountId, providerId, settings }) => ({
    connectedAs: {
      providerId: providerId || accountId,
      handle: settings.siteName,
      name: settings.siteName,
      ...(settings.pictureUrl && { pictureUrl: settings.pictureUrl }),
    },
    problems: [],
    facts: { origins: settings.allowedOrigins.join(', ') },
  }),
})
