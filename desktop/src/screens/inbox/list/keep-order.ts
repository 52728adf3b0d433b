export interface Kept {
  /** The order on screen. */
  order: string[]
  /** How many rows wait above to be shown. */
  waiting: number
}

/**
 * The order on screen after the list was read again: what is shown stays where it is, what has left goes, what comes after the end is
 * appended, and what is new above waits to be asked for. With `accept` the order read is the order shown.
 */
export function keepOrder(shown: readonly string[], read: readonly string[], accept: boolean): Kept {
  if (accept || shown.length === 0) return { order: [...read], waiting: 0 }
  const present = new Set(read)
  const kept = shown.filter((id) => present.has(id))
  if (kept.length === 0) return { order: [...read], waiting: 0 }
  const known = new Set(kept)
  const last = read.findLastIndex((id) => known.has(id))
  const after = read.slice(last + 1)
  return { order: [...kept, ...after], waiting: read.slice(0, last + 1).filter((id) => !known.has(id)).length }
}
