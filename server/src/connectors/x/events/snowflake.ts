/** Where the network's calendar of ids begins: 4 November 2010. */
const EPOCH_MS = 1288834974657
/** No moment beyond this is believed. */
export const LATEST_MS = Date.UTC(2100, 0)

/** When an id was made, to the millisecond; null when it is not an id of that kind. `created_at` knows whole seconds only. */
export function snowflakeTime(id: string): Date | null {
  if (!/^\d{15,19}$/.test(id)) return null
  const ms = Number(BigInt(id) >> 22n) + EPOCH_MS
  return ms < LATEST_MS ? new Date(ms) : null
}

/** Orders ids by age without going through a number, which would round them. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
