import { randomBytes } from 'node:crypto'
import * as accounts from '@atalaya/shared/contract/accounts.ts'
import { actOnMessage, sendReply } from '@atalaya/shared/contract/conversations.ts'
import { describe, expect, test } from 'vitest'
import { pollDue } from '../../src/accounts/poll/poll-due.ts'
import type { Connector } from '../../src/connectors/channel.ts'
import { CONNECTORS } from '../../src/connectors/registry.ts'
import { newId } from '../../src/platform/ids.ts'
import { SAMPLES } from '../connector-samples.ts'
import { type Calling, signedIn } from '../people.ts'
import { plausibleInput } from '../plausible-input.ts'
import { echoNetwork, REFUSALS, type Refusal } from './echo-network.ts'
import { findLeaks } from './find-leaks.ts'
import { type ListeningApp, listeningApp } from './listening-app.ts'

/** A value for every secret that the connector takes, each found nowhere else. */
function plantSecrets(connector: Connector): Record<string, string> {
  const names = Object.keys((connector.secrets as unknown as { shape?: object }).shape ?? {})
  const sample = SAMPLES[connector.channel]!.account.secrets as Record<string, string>
  const plant = (name: string) =>
    /^[0-9a-f]{32,}$/.test(sample[name] ?? '')
      ? randomBytes(sample[name]!.length / 2).toString('hex')
      : `${name}/${randomBytes(18).toString('base64')}`
  return Object.fromEntries(names.map((name) => [name, plant(name)]))
}

/** An account that worked until its network began to refuse, with a conversation of two messages. */
async function stageAccount({ db, platform, clock }: ListeningApp, connector: Connector, secrets: object) {
  const [accountId, contactId, identityId, conversationId, messageId] = [newId(), newId(), newId(), newId(), newId()]
  const { channel } = connector
  const sealed = platform.seal.seal(JSON.stringify(secrets), `account:${accountId}`)
  const { settings } = SAMPLES[channel]!.account
  await db
    .insertInto('accounts')
    .values({
      id: accountId,
      channel,
      provider_id: '1',
      handle: 'banco',
      name: 'Banco',
      settings: JSON.stringify(settings),
      secrets: sealed,
      poll_every_s: 60,
    })
    .execute()
  await db.insertInto('contacts').values({ id: contactId, name: 'Ana' }).execute()
  await db.insertInto('identities').values({ id: identityId, contact_id: contactId, channel, key: '2', name: 'Ana' }).execute()
  const place = { account_id: accountId, contact_id: contactId }
  await db
    .insertInto('conversations')
    .values({ id: conversationId, ...place, identity_id: identityId, thread_key: '2', visibility: 'private', last_inbound_at: clock.now() })
    .execute()
  const message = { ...place, conversation_id: conversationId, visibility: 'private', author_kind: 'contact', text: 'hola', sent_at: clock.now() }
  await db
    .insertInto('messages')
    .values({ id: messageId, ...message, direction: 'in', state: 'received', provider_id: '3' })
    .execute()
  return { accountId, conversationId, messageId }
}

/** Everything that makes the platform call the network, by hand and by itself; and everything that shows what came of it. */
async function useAccount(
  app: ListeningApp,
  ana: Calling,
  { channel }: Connector,
  given: Awaited<ReturnType<typeof stageAccount>>,
  secrets: Record<string, string>,
) {
  const { accountId, conversationId, messageId } = given
  const { settings } = SAMPLES[channel]!.account
  await ana.ask(accounts.connectAccount, { channel: channel as 'x', settings: settings as Record<string, unknown>, secrets })
  await ana.ask(sendReply, { conversationId, messageId: newId(), text: 'Hola, Ana', undoSeconds: 0 })
  for (const action of ['like', 'hide', 'delete'] as const) await ana.ask(actOnMessage, { messageId, action })
  await pollDue(app.platform)
  for (let again = 0; again < 3; again++) {
    await app.settle()
    app.clock.wind(3_600_000)
  }
  await ana.ask(accounts.checkAccount, { accountId })
  await ana.ask(accounts.sendTestMessage, { accountId, recipientKey: '2', text: 'prueba' })
  await ana.ask(accounts.replaceSecrets, { accountId, secrets })
  for (const endpoint of app.http.endpoints.filter(({ method, door }) => method === 'GET' && door !== 'visitor'))
    await ana.ask(endpoint, { ...plausibleInput(endpoint.input), ...(/:\w+/.test(endpoint.path) && shared(given, endpoint.path)) })
  await app.http.raw.inject({ method: 'POST', url: `/hooks/${accountId}`, payload: JSON.stringify({ token: 'wrong' }) })
  await ana.ask(accounts.removeAccount, { accountId })
}

const shared = (given: object, path: string) => Object.fromEntries(Object.entries(given).filter(([name]) => path.includes(`:${name}`)))

describe.each(CONNECTORS.map((one) => [one.channel, one] as const))('%s', (_channel, connector) => {
  test.each(REFUSALS)(
    'a network that repeats in its refusals (%s) what it was sent makes nothing of ours repeat a secret',
    async (refusal: Refusal) => {
      const app = await listeningApp({}, echoNetwork(refusal))
      const secrets = plantSecrets(connector)
      expect(connector.secrets.safeParse(secrets).success).toBe(true)
      const ana = await signedIn(app, 'administrator')
      const given = await stageAccount(app, connector, secrets)
      await useAccount(app, ana, connector, given, secrets)
      const places = await app.places()
      expect(places.some(({ where }) => where === 'table public.accounts')).toBe(true)
      expect(findLeaks(places, secrets)).toEqual([])
    },
  )
})
