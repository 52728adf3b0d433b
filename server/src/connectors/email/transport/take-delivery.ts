import type { ConnectedAccount, Delivery, RawEvent } from '../../channel.ts'
import type { MailSettings } from './account.ts'
import { judgeSender, type Resolve, systemResolve } from './imap/judge-sender.ts'
import { mailKey } from './imap/mail-key.ts'

/**
 * A mail that our own server was handed, as an event. Where the company's own exchanger stands before it, which writes what it found of the
 * sender, that counts; else the address that handed it over does.
 */
export async function takeDelivery(
  { settings }: ConnectedAccount<MailSettings>,
  { original, receivedAt, envelope }: Delivery,
  resolve: Resolve = systemResolve(),
): Promise<RawEvent> {
  const bytes = Buffer.from(original)
  const handed = settings.authservId === '' ? { ip: envelope.remote, helo: envelope.helo, sender: envelope.from } : null
  const verdict = await judgeSender(bytes, handed, settings.authservId, resolve)
  const body = { via: 'smtp', receivedAt: receivedAt.toISOString(), envelope, uid: null, verdict }
  return { key: mailKey(bytes, settings.address), body: JSON.stringify(body), original: bytes }
}
