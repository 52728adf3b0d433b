import { createHash } from 'node:crypto'

/** The id of a person on the simulated network: always the same, so that past and present are one contact. */
export function xUserId(personKey: string): string {
  const number = createHash('sha256').update(`x ${personKey}`).digest().readBigUInt64BE(0)
  return (1_100_000_000_000_000_000n + (number % 300_000_000_000_000_000n)).toString()
}

/** The id of a person's visit to the web chat. */
export function visitorId(personKey: string): string {
  const hex = createHash('sha256').update(`chat ${personKey}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const BRANDS = {
  BancoAndara: { id: '1450000000000000001', name: 'Banco Andara', tier: 'enterprise' },
  AndaraAyuda: { id: '1450000000000000002', name: 'Andara Ayuda', tier: 'self-serve' },
} as const
export type Brand = keyof typeof BRANDS

const EPOCH_MS = 1288834974657n
/** A post's id at a moment, laid out as X does: 42 bits of milliseconds, then a number that tells posts of one moment apart. */
export function snowflakeAt(ms: number, serial: number): string {
  return (((BigInt(ms) - EPOCH_MS) << 22n) | BigInt(serial % 4_194_304)).toString()
}
