import type { TimelineItem } from '@atalaya/shared/contract/cases.ts'

export type Line =
  | { kind: 'day'; id: string; at: string }
  | { kind: 'item'; id: string; item: TimelineItem; isFirst: boolean; isLast: boolean }
  | { kind: 'activities'; id: string; items: Extract<TimelineItem, { kind: 'activity' }>[] }

const SAME_BREATH_MS = 4 * 60_000

/**
 * The lines of a thread: a mark where a day begins, activity gathered into one line each time it comes together, and messages of one author in one
 * breath drawn as a group.
 */
export function layOutThread(items: readonly TimelineItem[], dayOf: (at: string) => string): Line[] {
  const lines: Line[] = []
  let day = ''
  for (const [index, item] of items.entries()) {
    if (dayOf(item.at) !== day) {
      day = dayOf(item.at)
      lines.push({ kind: 'day', id: `day:${day}`, at: item.at })
    }
    if (item.kind === 'activity') {
      const last = lines.at(-1)
      if (last?.kind === 'activities') last.items.push(item)
      else lines.push({ kind: 'activities', id: item.id, items: [item] })
    } else {
      const before = items[index - 1]
      const after = items[index + 1]
      const isFirst = !before || dayOf(before.at) !== day || !inOneBreath(before, item)
      const isLast = !after || dayOf(after.at) !== day || !inOneBreath(item, after)
      lines.push({ kind: 'item', id: item.id, item, isFirst, isLast })
    }
  }
  return lines
}

function inOneBreath(a: TimelineItem, b: TimelineItem): boolean {
  return voiceOf(a) === voiceOf(b) && Date.parse(b.at) - Date.parse(a.at) < SAME_BREATH_MS
}

function voiceOf(item: TimelineItem): string {
  if (item.kind === 'note') return `note:${item.authorId}`
  if (item.kind === 'activity') return `activity:${item.id}`
  const { direction, visibility, author, conversationId } = item.message
  return `${direction}:${visibility}:${author.kind}:${author.id ?? author.name}:${conversationId}`
}
