import type { Pace } from '../../channel.ts'

/** What the limits say of this call: the longest of those that are used up, else the quarter of an hour. */
export function readPace(headers: Headers): Pace | undefined {
  const paces = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour'].flatMap((prefix): Pace[] => {
    const remaining = Number(headers.get(`${prefix}-remaining`) ?? Number.NaN)
    const resetS = Number(headers.get(`${prefix}-reset`) ?? Number.NaN)
    return Number.isFinite(remaining) && Number.isFinite(resetS) ? [{ remaining, resetsAt: new Date(resetS * 1000) }] : []
  })
  const spent = paces.filter((pace) => pace.remaining <= 0).sort((a, b) => b.resetsAt.getTime() - a.resetsAt.getTime())
  return spent[0] ?? paces[0]
}

/** Not before this moment, after a refusal: `retry-after` in seconds or a date, else when the limit starts anew. */
export function readRetryAt(headers: Headers, now: Date): Date | undefined {
  const after = headers.get('retry-after')
  if (after) {
    const at = /^\d+$/.test(after) ? new Date(now.getTime() + Number(after) * 1000) : new Date(after)
    if (!Number.isNaN(at.getTime())) return at
  }
  return readPace(headers)?.resetsAt
}
