/** Bytes of the types whose values have a fixed length (MS-OXCDATA 2.11.1), filled up to four. */
const FIXED: Readonly<Record<number, number>> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 }
const UNICODE = 0x1f
const MANY = 0x1000
const NAMED = 0x8000
const MOST = 2000

/** The MAPI properties of a TNEF attribute by their id, of repeated ones the first value. Stops where they make no sense. */
export function readProperties(data: Uint8Array): Map<number, { unicode: boolean; data: Uint8Array }> {
  const found = new Map<number, { unicode: boolean; data: Uint8Array }>()
  const reader = new Reader(data)
  const count = Math.min(reader.number(), MOST)
  for (let i = 0; i < count && !reader.over; i++) {
    const type = reader.short()
    const id = reader.short()
    if (id >= NAMED) skipName(reader)
    const kind = type & ~MANY
    const fixed = FIXED[kind]
    const values = fixed && !(type & MANY) ? 1 : Math.min(reader.number(), MOST)
    for (let value = 0; value < values && !reader.over; value++) {
      const bytes = fixed ? reader.take(fixed) : reader.padded()
      if (value === 0 && !reader.over) found.set(id, { unicode: kind === UNICODE, data: bytes })
    }
  }
  return found
}

function skipName(reader: Reader): void {
  reader.take(16)
  if (reader.number() === 0) reader.take(4)
  else reader.padded()
}

/** Holds the place in bytes that may end anywhere. */
class Reader {
  over = false
  #at = 0
  #bytes: Uint8Array
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + length)
    if (taken.length < length) this.over = true
    this.#at += length
    return taken
  }

  short(): number {
    const bytes = this.take(2)
    return (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8)
  }

  number(): number {
    return this.short() + this.short() * 0x10000
  }

  padded(): Uint8Array {
    const length = this.number()
    const bytes = this.take(length)
    this.take((4 - (length % 4)) % 4)
    return bytes
  }
}
