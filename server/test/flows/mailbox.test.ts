import * as accounts from '@atalaya/shared/contract/accounts.ts'
import { listCases, readTimeline } from '@atalaya/shared/contract/cases.ts'
import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { composeMail } from '../../../simulators/src/mail/world/compose-mail.ts'
import { addMailbox, findMailbox } from '../../../simulators/src/mail/world/mailboxes.ts'
import { readMail } from '../../../simulators/src/mail/world/read-mail.ts'
import { acceptorOf } from '../../src/accounts/accept-events.ts'
import { openAccount } from '../../src/accounts/open-account.ts'
import { readOriginal } from '../../src/accounts/originals.ts'
import { openParser } from '../../src/intake/parse-events.ts'
import { takeInPending } from '../../src/intake/run-intake.ts'
import { newId } from '../../src/platform/ids.ts'
import { BRAND, CUSTOMER, openMailStage } from '../mail-network.ts'
import { signedIn } from '../people.ts'
import { testApp } from '../test-app.ts'

const COPIED = 'eva@cliente.test'

/** The product with a mailbox on a simulated server, connected by an administrator. */
async function scene() {
  const { network } = await openMailStage()
  onTestFinished(() => network.close())
  addMailbox(network.world, { address: COPIED, name: 'Eva' })
  const app = await testApp({ EGRESS_ALLOW: `127.0.0.1:${network.imap.port},127.0.0.1:${network.smtp.port}` })
  const ana = await signedIn(app, 'administrator')
  const near = { imapHost: '127.0.0.1', imapPort: network.imap.port, imapSecurity: 'none' }
  const settings = { address: BRAND, ...near, smtpHost: '127.0.0.1', smtpPort: network.smtp.port, smtpSecurity: 'none' }
  const connected = await ana.call(accounts.connectAccount, { channel: 'email', settings, secrets: { password: 'secret' } })
  const { accountId } = connected.account
  const parser = openParser(undefined, undefined, (originalId) => readOriginal(app.platform, originalId))
  onTestFinished(() => parser.close())
  return {
    app,
    ana,
    network,
    connected,
    accountId,
    async bring(original: Buffer) {
      const account = await openAccount(app.platform, accountId)
      const body = JSON.stringify({ via: 'imap', receivedAt: app.clock.now(), uid: 'INBOX/1/1' })
      const event = { key: account.connector.eventKey(body), body, original }
      await acceptorOf(app.platform).accept({ accountId, lane: account.row.lane, channel: account.channel }, 'listen', [event])
      while (await takeInPending(app.platform, parser));
      await app.settle()
    },
  }
}

test('an answer by mail leaves with the subject that was written and for those in copy, and the desk shows both as they left', async () => {
  const { app, ana, network, bring } = await scene()
  const from = { name: 'Ana Rojas', address: CUSTOMER }
  await bring(await composeMail({ from, to: BRAND, subject: 'Consulta', text: '¿Abren hoy?', at: app.clock.now() }))
  const { rows } = await sql<{ id: string }>`select id from conversations`.execute(app.db)
  const messageId = newId()
  const words = { text: 'Sí, hasta las seis.', subject: 'Horario de hoy', cc: [COPIED] }
  const shown = await ana.call(sendReply, { conversationId: rows[0]!.id, messageId, undoSeconds: 0, ...words })
  expect(shown.sending?.mail).toEqual({ subject: 'Re: Horario de hoy', cc: [COPIED] })
  await app.settle()
  for (const address of [CUSTOMER, COPIED]) {
    const mails = findMailbox(network.world, address)!.folders.get('INBOX')!.mails
    expect(mails).toHaveLength(1)
    const { subject, to, headers } = await readMail(mails[0]!.raw)
    expect({ subject, to, cc: headers.cc }).toEqual({ subject: 'Re: Horario de hoy', to: [CUSTOMER], cc: COPIED })
  }
  const [row] = (await ana.call(listCases, { view: 'all-open' })).rows
  const { items } = await ana.call(readTimeline, { caseId: row!.caseId })
  const marks = items.flatMap((item) => (item.kind === 'message' ? [[item.message.direction, item.message.unverified, item.message.automatic]] : []))
  // Nothing said who sent the customer's; ours need no proof.
  expect(marks).toEqual([
    ['in', true, false],
    ['out', false, false],
  ])
  const sent = await sql`select m.provider_id ~ ('^<a\.' || m.id || '\.') as signed from messages m where m.id = ${messageId}`.execute(app.db)
  expect(sent.rows).toEqual([{ signed: true }])
})

test('the keys that a mailbox signs with are never told, neither when it is connected nor when they are made anew', async () => {
  const { app, ana, connected, accountId } = await scene()
  const before = (await openAccount(app.platform, accountId)).secrets as { dkimKey: string; threadKey: string }
  const renewed = await ana.call(accounts.replaceSecrets, { accountId, secrets: {}, mint: true })
  const after = (await openAccount(app.platform, accountId)).secrets as typeof before
  expect(after.dkimKey).not.toBe(before.dkimKey)
  for (const answer of [connected, renewed]) {
    expect(answer.minted).toEqual({})
    for (const { dkimKey, threadKey } of [before, after]) {
      expect(JSON.stringify(answer)).not.toContain(JSON.stringify(dkimKey).slice(1, -1))
      expect(JSON.stringify(answer)).not.toContain(threadKey)
    }
  }
})
