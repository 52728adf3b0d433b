import { type MailSimulator, startMailSimulator } from '../../simulators/src/mail/simulator.ts'
import { addMailbox } from '../../simulators/src/mail/world/mailboxes.ts'
import type { ConnectedAccount, Listening, Outbound, RawEvent } from '../src/connectors/channel.ts'
import { type Secrets, Settings } from '../src/connectors/email/settings.ts'
import { mintMailSecrets } from '../src/connectors/email/transport/mint-secrets.ts'
import { plainFetch } from './plain-fetch.ts'

const MINTED = mintMailSecrets()
export const BRAND = 'ayuda@banco.test'
export const CUSTOMER = 'ana@cliente.test'

/** No name has a record. */
export const emptyDns = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }))

/** On this machine, in the clear. */
const NEAR = { imapHost: '127.0.0.1', imapPort: 1, imapSecurity: 'none', smtpHost: '127.0.0.1', smtpPort: 1, smtpSecurity: 'none' } as const

/** The account of a mailbox, plain on this machine. */
export function mailAccount(settings: Partial<Settings>, secrets: Partial<Secrets> = { password: 'secret' }): ConnectedAccount<Settings, Secrets> {
  const address = settings.address ?? BRAND
  return {
    accountId: 'account',
    providerId: address,
    handle: address,
    settings: Settings.parse({ address, fromName: 'Banco', ...NEAR, initialDays: 1, ...settings }),
    secrets: { ...MINTED, ...secrets },
  }
}

export interface MailStage {
  network: MailSimulator
  account(settings?: Partial<Settings>, secrets?: Partial<Secrets>): ConnectedAccount<Settings, Secrets>
}

/** A brand and a customer with a mailbox each. */
export async function openMailStage(): Promise<MailStage> {
  const network = await startMailSimulator()
  addMailbox(network.world, { address: BRAND, name: 'Banco' })
  addMailbox(network.world, { address: CUSTOMER, name: 'Ana Rojas' })
  const ports = { imapPort: network.imap.port, smtpPort: network.smtp.port }
  return { network, account: (settings, secrets) => mailAccount({ ...ports, ...settings }, secrets) }
}

/** What a listener kept: events once by key, each place it said it had reached, and the events that were on disk by then. */
export interface Ledger {
  events: RawEvent[]
  /** With those that came again. */
  offered: number
  cursors: Record<string, string>[]
  listening: Listening
  stop(): void
  /** Resolves when so many events are kept. */
  until(count: number): Promise<void>
}

export function openLedger(cursor: Record<string, string> = {}, known: readonly RawEvent[] = []): Ledger {
  const stopping = new AbortController()
  const keys = new Set(known.map(({ key }) => key))
  let wake = (): void => undefined
  const ledger: Ledger = {
    events: [...known],
    offered: 0,
    cursors: [],
    stop: () => stopping.abort(),
    async until(count) {
      while (ledger.events.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    listening: {
      cursor,
      signal: stopping.signal,
      fetch: plainFetch,
      async accept(events, reached) {
        for (const event of events) {
          ledger.offered++
          if (!keys.has(event.key)) ledger.events.push(event)
          keys.add(event.key)
        }
        ledger.cursors.push(reached)
        wake()
      },
    },
  }
  return ledger
}

export function mailOutbound(changes: Partial<Outbound> = {}): Outbound {
  return {
    messageId: '0192f7a0-0000-7000-8000-000000000001',
    threadKey: 'thread',
    visibility: 'private',
    recipient: { key: CUSTOMER, handle: 'Ana Rojas' },
    text: 'Hola, Ana.\n\nYa está.',
    files: [],
    replyToProviderId: null,
    lastContactAt: null,
    byPerson: true,
    asQuote: false,
    ...changes,
  }
}
