export type DeliveryMode = {
  concurrency: number
  /** Every notice goes out between these numbers of times. */
  copiesMin: number
  copiesMax: number
  /** Notices wait until this many are together and leave in another order; 0 keeps the order. */
  shuffleWindow: number
  /** Notices of this long leave together; 0 sends at once. */
  batchWindowMs: number
  /** Most notices of one POST; how many there are is left to chance. The network goes up to 1000. */
  batchMost: number
  /** Share of Page POSTs whose ids are JSON numbers. */
  numericIdsShare: number
  /** Share of feed notices that say `sender_id` and `sender_name` instead of `from`. */
  senderKeysShare: number
  /** Nothing leaves until it is released. */
  hold: boolean
  maxAttempts: number
  retryBaseMs: number
  timeoutMs: number
  /** After so long of nothing but failures the app is taken off the Page. */
  disableAfterMs: number
  seed: number
}

/** How the network delivers when nobody asked for anything else. */
export const USUAL_MODE: Readonly<DeliveryMode> = {
  concurrency: 32,
  copiesMin: 1,
  copiesMax: 1,
  shuffleWindow: 0,
  batchWindowMs: 0,
  batchMost: 1,
  numericIdsShare: 0,
  senderKeysShare: 0,
  hold: false,
  maxAttempts: 7,
  retryBaseMs: 400,
  timeoutMs: 10_000,
  disableAfterMs: 60 * 60 * 1000,
  seed: 1,
}
