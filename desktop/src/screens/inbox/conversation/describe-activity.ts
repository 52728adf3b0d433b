import type { FactType } from '@atalaya/shared/contract/facts.ts'

export type Target =
  | { kind: 'holder'; ownerId: string | null; teamId: string | null }
  | { kind: 'type' | 'reason'; id: string }
  | { kind: 'moment'; at: string }
  | { kind: 'word'; group: 'tone' | 'priority' | 'states'; value: string }

interface Activity {
  type: string
  actor: { kind: string; id: string | null }
  data: Record<string, unknown>
}

/** The sentence for a fact of a case, by its key in the catalogue, and whom or what it speaks of. Facts keep ids; words are found when read. */
export function describeActivity({ type, actor, data }: Activity): { key: string; to: Target | null } {
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : null)
  const word = (group: 'tone' | 'priority' | 'states', name: string): Target => ({ kind: 'word', group, value: String(data[name]) })
  switch (type as FactType) {
    case 'case.assigned': {
      const ownerId = text('ownerId')
      const teamId = text('teamId')
      if (!ownerId && !teamId) return { key: 'case.unassigned', to: null }
      if (ownerId && actor.kind === 'person' && actor.id === ownerId) return { key: 'case.taken', to: null }
      return { key: type, to: { kind: 'holder', ownerId, teamId } }
    }
    case 'case.typed': {
      const typeId = text('typeId')
      return typeId ? { key: type, to: { kind: 'type', id: typeId } } : { key: 'case.untyped', to: null }
    }
    case 'case.toned':
      return { key: type, to: word('tone', 'tone') }
    case 'case.prioritised':
      return { key: type, to: word('priority', 'priority') }
    case 'case.state-changed':
      return { key: type, to: word('states', 'to') }
    case 'case.escalated':
      return { key: type, to: { kind: 'holder', ownerId: null, teamId: text('teamId') } }
    case 'case.closed':
      return { key: type, to: { kind: 'reason', id: text('reasonId') ?? '' } }
    case 'case.snoozed': {
      const until = text('until')
      return until ? { key: type, to: { kind: 'moment', at: until } } : { key: 'case.woken', to: null }
    }
    case 'case.followed':
      return { key: data.undone === true ? 'case.unfollowed' : type, to: null }
    case 'case.set-aside':
      return { key: data.undone === true ? 'case.brought-back' : type, to: null }
    default:
      return { key: type, to: null }
  }
}
