import type { ConnectedAccount, Connector } from '../connectors/channel.ts'

/** What of a connector talks to its network. */
const CALLS = [
  'send',
  'act',
  'check',
  'poll',
  'subscribe',
  'unsubscribe',
  'refresh',
  'openMedia',
  'listen',
  'listTemplates',
  'readAuthor',
  'readTopic',
  'backfill',
  'takeDelivery',
] as const
/** Shorter ones are no secrets, and would be found in half of all words. */
const MIN_LENGTH = 6

type Call = (account: ConnectedAccount, ...rest: unknown[]) => Promise<unknown>

/**
 * The same connector, whose failures and checks do not repeat the account's secrets. Networks put into their errors what they were sent,
 * and what they say is kept, logged and shown to agents.
 */
export function discreetConnector(connector: Connector): Connector {
  const calls = CALLS.flatMap((name) => {
    const call = connector[name] as Call | undefined
    return call ? [[name, discreet(name, call.bind(connector))] as const] : []
  })
  return { ...connector, ...Object.fromEntries(calls) }
}

function discreet(name: (typeof CALLS)[number], call: Call): Call {
  return async (account, ...rest) => {
    try {
      const result = await call(account, ...rest)
      return name === 'check' ? JSON.parse(withoutSecrets(JSON.stringify(result), account.secrets)) : result
    } catch (error) {
      hush(error, account.secrets)
      throw error
    }
  }
}

function hush(error: unknown, secrets: unknown): void {
  if (!(error instanceof Error)) return
  // The stack begins with the message.
  if (error.stack) error.stack = withoutSecrets(error.stack, secrets)
  error.message = withoutSecrets(error.message, secrets)
  hush(error.cause, secrets)
}

/** The text with each of these secrets, and whatever else was sent to be known by, replaced by `…`. */
export function withoutSecrets(text: string, secrets: unknown): string {
  const credentials = text.replace(/\b(Basic|Bearer)([\s+]|%20)+[\w+/=.~%-]+/gi, '$1 …')
  return textsIn(secrets)
    .flatMap((secret) => [
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ '': secret }).toString().slice(1),
      JSON.stringify(secret).slice(1, -1),
    ])
    .sort((a, b) => b.length - a.length)
    .reduce((rest, form) => rest.replaceAll(form, '…'), credentials)
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= MIN_LENGTH ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
