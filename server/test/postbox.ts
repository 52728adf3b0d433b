import { createHash, createHmac } from 'node:crypto'
import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import { acceptorOf } from '../src/accounts/accept-events.ts'
import { connectAccount } from '../src/accounts/manage/connect-account.ts'
import { openAccount } from '../src/accounts/open-account.ts'
import { readOriginal } from '../src/accounts/originals.ts'
import type { Action, ActionTarget, ConnectedAccount, Connector, InboundItem, InboundMessage, Outbound, RawEvent } from '../src/connectors/channel.ts'
import { CONNECTORS } from '../src/connectors/registry.ts'
import type { Parser } from '../src/intake/parse-events.ts'
import { takeInPending } from '../src/intake/run-intake.ts'
import { platformCaller } from '../src/platform/caller.ts'
import { type TestApp, testApp } from './test-app.ts'

/** What the network of the test was asked to do, and what it shall answer. */
export interface Postbox {
  app: TestApp
  accountId: string
  connector: Connector
  sent: Outbound[]
  acts: { action: Action; target: ActionTarget }[]
  /** A further account on the same network. */
  connect(providerId: string, secret?: string): Promise<string>
  /** Stored as if it had come by web hook, then taken in, with everything that follows from it. */
  bring(items: readonly object[], options?: { key?: string; original?: Uint8Array; accountId?: string }): Promise<void>
  settle(): Promise<void>
}

const capabilities = {
  publicReply: true,
  privateReply: true,
  replyUnsummoned: true,
  quote: false,
  like: true,
  hide: true,
  deleteOwn: true,
  deleteOthers: true,
  block: true,
  typing: false,
  receipts: true,
  privateReplyDays: 7,
  react: true,
  editOwn: true,
  templates: true,
  mail: true,
}

/** The body of an event is what it means: `{to, items}`, read by the account that it is for. */
function parse(body: string, { providerId }: { providerId: string }, original?: Uint8Array): InboundItem[] {
  const { entries } = JSON.parse(body) as { entries: { to: string; items: InboundItem[] }[] }
  const items = entries.filter(({ to }) => to === providerId).flatMap((entry) => entry.items)
  const said = original ? Buffer.from(original).toString('utf8') : ''
  return items.map((item) => {
    const dated = { ...item } as Record<string, unknown>
    for (const name of ['at', 'sentAt']) if (name in dated) dated[name] = new Date(dated[name] as string)
    if (item.kind === 'message') dated.text = item.text.replace('«original»', said)
    return dated as unknown as InboundItem
  })
}

export const signAs = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('hex')

/** A channel that exists for as long as the test does. `more` replaces what it does. */
export async function postbox(more: Partial<Connector> = {}, environment: Record<string, string> = {}): Promise<Postbox> {
  const sent: Outbound[] = []
  const acts: Postbox['acts'] = []
  const connector: Connector = {
    channel: 'postbox',
    name: { es: 'Buzón', en: 'Postbox', pt: 'Caixa' },
    form: [],
    settings: z.strictObject({ at: z.string().default('brand') }) as never,
    secrets: z.strictObject({ secret: z.string() }) as never,
    capabilities: () => capabilities,
    limits: () => ({ maxLength: 1000, unit: 'characters', files: { max: 3, maxBytes: 1e6, mimes: ['*/*'] } }),
    verify: ({ headers, body }, account) =>
      headers['x-signature'] === signAs((account as ConnectedAccount<unknown, { secret: string }>).secrets.secret, body.toString()),
    eventKey: (body) => createHash('sha256').update(body).digest('hex'),
    addressees: (body) => (JSON.parse(body) as { entries: { to: string }[] }).entries.map(({ to }) => to),
    parse,
    async send(_account, outbound) {
      sent.push(outbound)
      return { providerId: `sent-${sent.length}` }
    },
    async act(_account, action, target) {
      acts.push({ action, target })
    },
    check: async ({ settings }) => {
      const { at } = settings as { at: string }
      return { connectedAs: { providerId: at, handle: at, name: at }, problems: [], facts: {} }
    },
    ...more,
  }
  const known = CONNECTORS as Connector[]
  known.push(connector)
  onTestFinished(() => void known.splice(known.indexOf(connector), 1))
  const app = await testApp(environment)
  const parser: Parser = {
    parse: (requests) =>
      Promise.all(
        requests.map(async ({ rawEventId, body, account, original }) => {
          const bytes = original ? await readOriginal(app.platform, original.originalId) : undefined
          return { rawEventId, items: await connector.parse(body, account, bytes) }
        }),
      ),
    close: async () => undefined,
  }
  const connect = async (at: string, secret = 'secret of the app') => {
    const caller = platformCaller(app.clock.now(), PERMISSIONS)
    const input = { channel: 'postbox', settings: { at }, secrets: { secret }, caseForMentions: true, responseTargetS: 3600, teamId: null }
    const { accountId } = await connectAccount(app.platform, caller, { ...input, pollEveryS: null, budgetMicros: null })
    return accountId
  }
  const settle = async () => {
    while (await takeInPending(app.platform, parser));
    await app.settle()
  }
  const accountId = await connect('brand')
  return {
    app,
    accountId,
    connector,
    sent,
    acts,
    connect,
    settle,
    async bring(items, options = {}) {
      const account = await openAccount(app.platform, options.accountId ?? accountId)
      const body = JSON.stringify({ entries: [{ to: account.providerId, items }] })
      const event: RawEvent = { key: options.key ?? connector.eventKey(body), body, ...(options.original && { original: options.original }) }
      await acceptorOf(app.platform).accept({ accountId: account.accountId, lane: account.row.lane, channel: account.channel }, 'webhook', [event])
      await settle()
    },
  }
}

let counted = 0
/** Something a customer wrote in private, with a provider id of its own. */
export function message(more: Partial<InboundMessage> = {}): InboundMessage {
  counted++
  return {
    kind: 'message',
    direction: 'in',
    providerId: `p${counted}`,
    threadKey: 'dm:ana',
    visibility: 'private',
    contact: { key: 'ana', name: 'Ana' },
    text: 'hola',
    sentAt: new Date(Date.now() - 60_000 + counted),
    direct: true,
    ...more,
  }
}
