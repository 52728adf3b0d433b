import { badParam } from './errors.ts'

const encode = (place: number): string => Buffer.from(`place:${place}`).toString('base64url')
function decode(cursor: string): number {
  const place = Number(/^place:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? Number.NaN)
  if (!Number.isInteger(place)) throw badParam('Invalid cursors values')
  return place
}

/** A page of a list: `data` and `paging` with cursors and, while there is more, the whole address of the next page. */
export function page<T>(all: readonly T[], params: Record<string, unknown>, address: string, usual = 25) {
  const limit = Math.min(Math.max(1, Number(params.limit ?? usual) || usual), 100)
  const from = typeof params.after === 'string' && params.after !== '' ? decode(params.after) : 0
  const data = all.slice(from, from + limit)
  if (data.length === 0) return { data }
  const end = from + data.length
  const next = new URL(address)
  next.searchParams.set('after', encode(end))
  next.searchParams.set('limit', String(limit))
  return {
    data,
    paging: { cursors: { before: encode(from), after: encode(end) }, ...(end < all.length ? { next: next.toString() } : {}) },
  }
}
