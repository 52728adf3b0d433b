/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A signed 64-bit number as decimal text: negative about half of the time, as the network's event ids are. */
export function signedId(random: () => number): string {
  const high = BigInt(Math.floor(random() * 0x80000000))
  const low = BigInt(Math.floor(random() * 0x100000000))
  const magnitude = (high << 32n) | low
  return (random() < 0.5 ? -magnitude : magnitude).toString()
}
