import { randomUUID } from 'node:crypto'

/** A UUIDv7 as it would have been made at that moment, so that old rows lie among old ones. */
export function idAt(ms: number): string {
  const hex = Math.floor(ms).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${randomUUID().slice(15)}`
}
