export type DeliveryMode = {
  concurrency: number
  /** Every event goes out between these numbers of times. */
  copiesMin: number
  copiesMax: number
  /** Events wait until this many are together and leave in another order; 0 keeps the order. */
  shuffleWindow: number
  /** Events of this long leave together; 0 sends at once. */
  batchWindowMs: number
  /** Nothing leaves until it is released. */
  hold: boolean
  maxAttempts: number
  retryBaseMs: number
  timeoutMs: number
  seed: number
}

/** How the network delivers when nobody asked for anything else. */
export const USUAL_MODE: Readonly<DeliveryMode> = {
  concurrency: 64,
  copiesMin: 1,
  copiesMax: 1,
  shuffleWindow: 0,
  batchWindowMs: 0,
  hold: false,
  maxAttempts: 6,
  retryBaseMs: 500,
  timeoutMs: 10_000,
  seed: 1,
}
