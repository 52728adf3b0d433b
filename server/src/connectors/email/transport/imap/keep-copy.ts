import type { Fetch } from '../../../channel.ts'
import type { MailAccount } from '../account.ts'
import { openImap } from './open-imap.ts'

const COPY_MS = 20_000

/** Puts what was sent into the folder of sent mail. The mail is on its way already, so that nothing here may fail the sending. */
export async function keepCopy(account: MailAccount, bytes: Buffer, sentAt: Date, fetch: Fetch): Promise<void> {
  const client = await openImap(account, fetch).catch(() => null)
  if (!client) return
  const timer = setTimeout(() => client.close(), COPY_MS)
  await client.append(account.settings.sentFolder, bytes, ['\\Seen'], sentAt).catch(() => false)
  clearTimeout(timer)
  client.close()
}
