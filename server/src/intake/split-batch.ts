import type { InboundItem } from '../connectors/channel.ts'
import type { PendingBatch, PendingEvent } from './read-pending.ts'

export interface SplitBatch {
  /** Have neither a person nor a thread nor a message in common: they may be taken in beside each other. */
  apart: PendingBatch[]
  /** What may speak of any of them, as changes of messages do: its turn is when they are done. */
  after: PendingBatch | null
}

/**
 * Cuts a batch into at most `parts` of about the same size, of which none falls below `least` events. Everything of one person, of one
 * thread and of one message stays together and in its order.
 */
export function splitBatch(batch: PendingBatch, parts: number, least: number): SplitBatch {
  const wanted = Math.min(parts, Math.floor(batch.events.length / least))
  if (wanted < 2) return { apart: [batch], after: null }
  const groups = groupEvents(batch)
  const isLast = (group: readonly PendingEvent[]) => group.some((event) => itemsOf(batch, event).some(speaksOfOthers))
  const bins: PendingEvent[][] = Array.from({ length: wanted }, () => [])
  for (const group of groups) {
    if (isLast(group)) continue
    const smallest = bins.reduce((one, other) => (other.length < one.length ? other : one))
    smallest.push(...group)
  }
  const after = groups.filter(isLast).flat()
  const inOrder = (events: readonly PendingEvent[]): PendingBatch => {
    const ids = new Set(events.map(({ id }) => id))
    return { ...batch, events: batch.events.filter(({ id }) => ids.has(id)) }
  }
  return { apart: bins.filter((bin) => bin.length > 0).map(inOrder), after: after.length > 0 ? inOrder(after) : null }
}

/** Events that share a person, a thread or a message, directly or by way of others. */
function groupEvents(batch: PendingBatch): PendingEvent[][] {
  const chief = new Map<string, string>()
  const chiefOf = (key: string): string => {
    let at = key
    for (let up = chief.get(at); up !== undefined && up !== at; up = chief.get(at)) at = up
    return at
  }
  const firstKey = (event: PendingEvent) => `event\n${event.id}`
  for (const event of batch.events) {
    const own = firstKey(event)
    for (const item of itemsOf(batch, event)) for (const key of keysOf(event.account_id, item)) chief.set(chiefOf(own), chiefOf(key))
  }
  return [...Map.groupBy(batch.events, (event) => chiefOf(firstKey(event))).values()]
}

function itemsOf({ parsed }: PendingBatch, { id }: PendingEvent): readonly InboundItem[] {
  const result = parsed.get(id)
  return result && 'items' in result ? result.items : []
}

/** What an item is about. A person is known by the key alone: where two channels have the same, no more than those two stay together. */
function keysOf(accountId: string, item: InboundItem): string[] {
  if (item.kind === 'profile') return personKeys(item.author)
  if (item.kind !== 'message') return []
  const topic = item.topic ? [`topic\n${accountId}\n${item.topic.providerId}`] : []
  return [...topic, ...personKeys(item.contact), `thread\n${accountId}\n${item.threadKey}`, `message\n${accountId}\n${item.providerId}`]
}

function personKeys({ key, aliases = [] }: { key: string; aliases?: readonly string[] | undefined }): string[] {
  return [key, ...aliases].map((one) => `person\n${one}`)
}

/** Only what is about its own person and thread may go beside the others; the thread of a mail is found by mails that it names. */
function speaksOfOthers(item: InboundItem): boolean {
  if (item.kind === 'message') return item.references !== undefined
  return item.kind !== 'profile' && item.kind !== 'typing' && item.kind !== 'ignored'
}
