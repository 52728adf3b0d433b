import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { sql } from 'kysely'
import { pauseAccount } from '../../accounts/manage/pause-account.ts'
import { openAccount } from '../../accounts/open-account.ts'
import { platformCaller } from '../../platform/caller.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { connectDemoAccount, findAccount, moveAccount } from '../find-account.ts'
import type { Simulator } from '../simulator.ts'

export const MAILBOX = 'ayuda@andara.example'

export interface MailPorts {
  imap: number
  smtp: number
}

/** The bank's mailbox is connected, on servers that were started afresh, and whoever waits for an answer still has an address. */
export async function connectMailbox(platform: Platform, network: Simulator, { imap, smtp }: MailPorts): Promise<void> {
  const known = await findAccount(platform, 'email', MAILBOX)
  const former = known && ((await openAccount(platform, known)).secrets as { password?: string }).password
  const password = former ?? platform.seal.sign('demo', 'mail password')
  await network.call('POST', '/mailboxes', { address: MAILBOX, name: 'Banco Andara', password })
  await recallCorrespondents(platform, network)
  if (known) {
    await moveAccount(platform, known, { imapPort: imap, smtpPort: smtp })
    return
  }
  const near = '127.0.0.1'
  await connectDemoAccount(platform, {
    channel: 'email',
    name: 'Banco Andara',
    settings: {
      address: MAILBOX,
      fromName: 'Banco Andara',
      ...{ imapHost: near, imapPort: imap, imapSecurity: 'none' },
      ...{ smtpHost: near, smtpPort: smtp, smtpSecurity: 'none' },
      sentFolder: 'Sent',
      // Also what is written before the first look, for the servers are new after every start.
      initialDays: 1,
    },
    secrets: { password },
    responseTargetS: 4 * 3600,
  })
}

/** Nobody looks for the mailbox until its servers run again. */
export async function restMailbox(platform: Platform): Promise<void> {
  const known = await findAccount(platform, 'email', MAILBOX)
  if (known) await inTransaction(platform.db, (tx) => pauseAccount(tx, platformCaller(platform.clock.now(), PERMISSIONS), known, true))
}

async function recallCorrespondents({ db }: Platform, network: Simulator): Promise<void> {
  const { rows } = await sql<{ key: string; name: string }>`select distinct i.key, i.name
    from cases c join messages m on m.case_id = c.id join conversations v on v.id = m.conversation_id join identities i on i.id = v.identity_id
    where c.state <> 'closed' and c.channel = 'email' and i.key like '%_@_%' limit 500`.execute(db)
  for (const { key, name } of rows) await network.call('POST', '/mailboxes', { address: key, name })
}
