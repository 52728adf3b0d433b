import { createHmac } from 'node:crypto'
import type { MailAccount } from './account.ts'

/** Longest name before the @ (RFC 5321, 4.5.3.1.1). */
const MOST_LOCAL = 64

/** The token by which a mail is known as an answer to ours: our id and what nobody else can write beside it. */
export function ownToken(threadKey: string, messageId: string): string {
  const digest = createHmac('sha256', threadKey).update(messageId).digest('hex')
  return `${messageId}.${digest.slice(0, 12)}`
}

/** The same for each attempt, so that a receiver that has both shows one. */
export function ownMessageId({ settings, secrets }: MailAccount, messageId: string): string {
  return `<a.${ownToken(secrets.threadKey, messageId)}@${domainOf(settings.address)}>`
}

/** `name+token@domain`, or null where that makes too long a name. */
export function plusAddress(address: string, token: string): string | null {
  const at = address.lastIndexOf('@')
  const local = `${address.slice(0, at)}+${token}`
  return local.length > MOST_LOCAL ? null : `${local}${address.slice(at)}`
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
