import type { Json } from '../world/content.ts'
import type { Notice } from '../world/happening.ts'
import type { Delivery } from './lane.ts'

/** A notice for one app, written as that app is told: in `messaging`, `standby`, `changes`, or flat. */
export type Item = {
  delivery: Delivery
  target: { url: string; secret: string }
  notice: Notice
  form: 'changes' | 'messaging' | 'standby' | 'flat'
  value: Json
  atMs: number
}

const isThread = (form: Item['form']): boolean => form === 'messaging' || form === 'standby'

function entryOf(items: readonly Item[]): Json {
  const first = items[0]!
  const { form, notice, atMs } = first
  const entry = { id: notice.entryId, time: isThread(form) ? atMs : Math.floor(atMs / 1000) }
  if (form === 'flat') return { ...entry, field: notice.field, value: first.value }
  if (form === 'changes') return { ...entry, changes: items.map((item) => ({ field: item.notice.field, value: item.value })) }
  return { ...entry, [form]: items.map((item) => item.value) }
}

/** The body of one POST: neighbours of the same asset and form share an entry; flat ones stand alone. */
export function packBody(items: readonly Item[]): Json {
  const groups: Item[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    const head = last?.[0]
    if (last && head && head.form === item.form && item.form !== 'flat' && head.notice.entryId === item.notice.entryId) last.push(item)
    else groups.push([item])
  }
  return { object: items[0]!.notice.object, entry: groups.map(entryOf) }
}

/** Cuts a run of items into POSTs: one address, secret and object each, and at most as many as `size` gives each time. */
export function cutParcels(items: readonly Item[], size: () => number): Item[][] {
  const byTarget = Map.groupBy(items, (item) => `${item.target.url} ${item.target.secret} ${item.notice.object}`)
  const parcels: Item[][] = []
  for (const group of byTarget.values()) {
    let place = 0
    while (place < group.length) {
      const end = place + Math.max(1, size())
      parcels.push(group.slice(place, end))
      place = end
    }
  }
  return parcels
}
