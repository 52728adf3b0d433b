import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { composeMail } from '../../simulators/src/mail/world/compose-mail.ts'
import { readMail } from '../../simulators/src/mail/world/read-mail.ts'
import type { InboundItem, InboundMessage } from '../src/connectors/channel.ts'
import { email } from '../src/connectors/email/connector.ts'
import { check } from '../src/connectors/email/transport/check-mailbox.ts'
import { judgeSender } from '../src/connectors/email/transport/imap/judge-sender.ts'
import { listen } from '../src/connectors/email/transport/listen.ts'
import { dkimRecord } from '../src/connectors/email/transport/mint-secrets.ts'
import { send } from '../src/connectors/email/transport/send-mail.ts'
import { emptyDns, type Ledger, mailAccount, mailOutbound, openLedger } from './mail-network.ts'
import { plainFetch } from './plain-fetch.ts'
import { PASSWORD, PORTS, type RealMail, startRealMail, USERS, whyNotReal } from './real-mail/start-real-mail.ts'

const why = whyNotReal()
if (why) process.stderr.write(`Dovecot and Postfix are left out: ${why}\n`)

const SERVERS = {
  imapHost: 'localhost',
  imapPort: PORTS.imaps,
  imapSecurity: 'tls',
  smtpHost: 'localhost',
  smtpPort: PORTS.smtp,
  smtpSecurity: 'starttls',
} as const
const brand = mailAccount(
  { ...SERVERS, address: USERS.brand, plusAddress: true, bounceAddress: USERS.brand, sentFolder: 'Sent', dkimDomain: 'banco.test' },
  { password: PASSWORD },
)
const mailboxOf = (address: string) => mailAccount({ ...SERVERS, address }, { password: PASSWORD })

describe.skipIf(why !== null)('with Dovecot and Postfix', () => {
  let real: RealMail
  const ledgers: Ledger[] = []
  const trusted = getCACertificates('default')

  beforeAll(async () => {
    real = await startRealMail()
    setDefaultCACertificates([...trusted, real.certificate])
  })
  afterEach(() => {
    for (const ledger of ledgers.splice(0)) ledger.stop()
  })
  afterAll(async () => {
    setDefaultCACertificates(trusted)
    await real?.stop()
  })

  /** Listens until a mail with these words arrives; the mail and what it means to us. */
  async function waitFor(account: typeof brand, words: string) {
    const ledger = openLedger()
    ledgers.push(ledger)
    const listening = listen(account, ledger.listening, { resolve: emptyDns, lookEveryMs: 60_000 })
    for (let seen = 0; ; ) {
      await Promise.race([ledger.until(seen + 1), listening])
      if (ledger.listening.signal.aborted) throw new Error(`nobody waits for «${words}» any more`)
      for (const event of ledger.events.slice(seen)) {
        seen++
        if (!Buffer.from(event.original!).toString().includes(words)) continue
        const items = (await email.parse(event.body, account, event.original)) as InboundItem[]
        return { raw: Buffer.from(event.original!), mail: await readMail(Buffer.from(event.original!)), items }
      }
    }
  }

  function deliver(from: string, to: string, subject: string, headers: Record<string, string> = {}) {
    real.deliver(
      from,
      to,
      Object.entries({ From: from, To: to, Subject: subject, 'Message-ID': `<${subject}@cliente.test>`, ...headers })
        .map(([name, value]) => `${name}: ${value}\n`)
        .join('')
        .concat(`\n${subject}\n`),
    )
  }

  test('both servers let the account in, encrypted, and tell what they can', async () => {
    const found = await check(brand, plainFetch, () => Promise.reject(Object.assign(new Error(), { code: 'ETIMEOUT' })))
    expect(found.problems).toEqual([])
    expect(found.facts).toMatchObject({ imap: 'IDLE UIDPLUS MOVE CONDSTORE', imapEncrypted: 'true', smtpEncrypted: 'true' })
    await expect(check({ ...brand, secrets: { ...brand.secrets, password: 'otra' } }, plainFetch, emptyDns)).rejects.toMatchObject({
      code: 'login-refused',
    })
  })

  test('a mail is told of while waiting, without asking', async () => {
    deliver(USERS.customer, USERS.brand, 'primero')
    const waiting = waitFor(brand, 'segundo')
    await waitFor(brand, 'primero')
    deliver(USERS.customer, USERS.brand, 'segundo')
    const { items } = await waiting
    expect(items).toEqual([expect.objectContaining({ kind: 'message', providerId: '<segundo@cliente.test>' })])
  })

  test('our reply reaches the customer signed and in the thread, and the answer comes back into it', async () => {
    const mail = { subject: 'tarjeta', cc: [], references: ['<tarjeta@cliente.test>'] }
    const { providerId } = await send(
      brand,
      mailOutbound({ recipient: { key: USERS.customer, handle: 'Ana' }, replyToProviderId: '<tarjeta@cliente.test>', mail }),
      plainFetch,
    )
    const { raw, mail: received } = await waitFor(mailboxOf(USERS.customer), providerId)
    expect(received).toMatchObject({ messageId: providerId, references: ['<tarjeta@cliente.test>'], subject: 'Re: tarjeta' })
    const resolve = async (domain: string) => (domain === 'atalaya._domainkey.banco.test' ? [[dkimRecord(brand.secrets.dkimKey)]] : emptyDns())
    expect(await judgeSender(raw, null, '', resolve)).toMatchObject({ dkim: 'pass' })
    const answer = await composeMail({
      from: { name: 'Ana', address: USERS.customer },
      to: received.replyTo,
      subject: received.subject,
      text: 'gracias de verdad',
      inReplyTo: received.messageId,
      references: [...received.references, received.messageId],
      at: new Date(),
    })
    real.deliver(USERS.customer, received.replyTo, answer.toString())
    const { items } = await waitFor(brand, 'gracias de verdad')
    const [message] = items as InboundMessage[]
    expect(message?.references?.[0] ?? message?.replyToProviderId).toBe(providerId)
    expect(message).toMatchObject({ kind: 'message', direction: 'in', contact: expect.objectContaining({ key: USERS.customer }) })
    await waitFor({ ...brand, settings: { ...brand.settings, folders: ['Sent'] } }, `Message-ID:\r\n ${providerId}`)
  })

  test('a machine that answers us is seen as one, and it leaves what our machine wrote unanswered', async () => {
    const recipient = { key: USERS.machine, handle: null }
    const automatic = await send(
      brand,
      mailOutbound({ messageId: '0192f7a0-0000-7000-8000-00000000000a', recipient, byPerson: false, text: 'Lo recibimos' }),
      plainFetch,
    )
    await waitFor(mailboxOf(USERS.machine), automatic.providerId)
    const typed = await send(brand, mailOutbound({ messageId: '0192f7a0-0000-7000-8000-00000000000b', recipient, text: '¿Sigue ahí?' }), plainFetch)
    const { items, mail } = await waitFor(brand, 'Estoy de vacaciones')
    expect(items).toEqual([expect.objectContaining({ kind: 'message', flags: expect.objectContaining({ automatic: true }) })])
    expect(mail.headers['in-reply-to']).toBe(typed.providerId)
    expect(mail.headers['in-reply-to']).not.toBe(automatic.providerId)
  })

  test('a mail that cannot be delivered comes back as the failure of that very message', async () => {
    const { providerId } = await send(
      brand,
      mailOutbound({ messageId: '0192f7a0-0000-7000-8000-00000000000c', recipient: { key: 'nadie@bounce.test', handle: null } }),
      plainFetch,
    )
    const { items } = await waitFor(brand, 'message/delivery-status')
    expect(items).toEqual([expect.objectContaining({ kind: 'receipt', state: 'failed', providerId })])
  })
})
