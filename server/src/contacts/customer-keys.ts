import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Author } from '../connectors/channel.ts'

/** A way to find a customer of the directory: what kind of datum, and its value in the one form it is kept in. */
export interface CustomerKey {
  kind: 'x' | 'email' | 'phone' | 'external' | 'number'
  value: string
}

/**
 * What a sender proves about who they are. A handle is proof on its own network only; an e-mail or phone counts only when the company's
 * own site signed it, for anyone can type one into a form.
 */
export function customerKeysOf(channel: string, author: Author): CustomerKey[] {
  const keys: CustomerKey[] = []
  if (channel === 'x' && author.handle) keys.push({ kind: 'x', value: handleKey(author.handle) })
  const { externalId, email, phone } = author.proof ?? {}
  if (externalId) keys.push({ kind: 'external', value: externalId }, { kind: 'number', value: externalId.toLowerCase() })
  if (email) keys.push({ kind: 'email', value: email.trim().toLowerCase() })
  const number = phone ? phoneKey(phone) : null
  if (number) keys.push({ kind: 'phone', value: number })
  return keys
}

/** `@Ana_Ruiz` and `ana_ruiz` are one handle. */
export function handleKey(handle: string): string {
  return handle.trim().replace(/^@/, '').toLowerCase()
}

/** A phone number in E.164, or null when it is none. Numbers without a country are read as the given country's. */
export function phoneKey(phone: string, country?: 'PE' | 'MX' | 'CO' | 'AR' | 'ES' | 'BR'): string | null {
  if (!/\d{3}/.test(phone)) return null
  return parsePhoneNumberFromString(phone.slice(0, 40), country)?.number ?? null
}
