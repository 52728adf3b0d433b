import { type CustomerKey, handleKey, phoneKey } from '../customer-keys.ts'

/** One customer as a file or a caller gave it. What is absent stays as the directory has it; null empties it. */
export interface CustomerRecord {
  number: string
  name: string
  tier?: string | null | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
  document?: string | null | undefined
  language?: string | null | undefined
  x?: string | null | undefined
  externalId?: string | null | undefined
  data?: Record<string, unknown> | undefined
}

export type Country = 'PE' | 'MX' | 'CO' | 'AR' | 'ES' | 'BR'

const COUNTRY_OF_ZONE: Record<string, Country> = {
  'America/Lima': 'PE',
  'America/Mexico_City': 'MX',
  'America/Bogota': 'CO',
  'America/Sao_Paulo': 'BR',
  'Europe/Madrid': 'ES',
}

/** The country whose phone numbers a company in this time zone writes without a prefix. */
export function countryOf(timeZone: string): Country | undefined {
  return timeZone.startsWith('America/Argentina/') ? 'AR' : COUNTRY_OF_ZONE[timeZone]
}

/** What of a record recognises people, and which kinds of keys it speaks about at all: those it leaves out stay as they are. */
export function keysOfRecord(record: CustomerRecord, country: Country | undefined): { spoken: CustomerKey['kind'][]; keys: CustomerKey[] } {
  const { number, x, email, phone, externalId } = record
  const all: [CustomerKey['kind'], string | null | undefined][] = [
    ['number', number.toLowerCase()],
    ['x', x && handleKey(x.replace(/^https?:\/\/(www\.|mobile\.)?(x|twitter)\.com\//i, '').replace(/[/?].*$/, ''))],
    ['email', email?.trim().toLowerCase()],
    ['phone', phone && phoneKey(phone, country)],
    ['external', externalId?.trim()],
  ]
  return {
    spoken: all.filter(([kind]) => kind === 'number' || record[FIELD_OF[kind]] !== undefined).map(([kind]) => kind),
    keys: all.flatMap(([kind, value]) => (value ? [{ kind, value }] : [])),
  }
}

/** The datum that a kind of key is made of. */
export const FIELD_OF = { number: 'number', x: 'x', email: 'email', phone: 'phone', external: 'externalId' } as const
