import type { Fact } from '@atalaya/shared/contract/facts.ts'
import type { NoticeEvent } from '../../preferences.ts'

export interface Notice {
  event: NoticeEvent
  caseId: string
  /** Only when the case turns out to be one's own. */
  ifMine: boolean
}

/** What a fact is worth telling a person about, or null. What one did oneself is no news. */
export function whichNotice(fact: Fact, personId: string): Notice | null {
  if (fact.actor.kind === 'person' && fact.actor.id === personId) return null
  switch (fact.type) {
    case 'message.received':
      return fact.data.caseId ? { event: 'message', caseId: fact.data.caseId, ifMine: true } : null
    case 'message.failed':
    case 'message.uncertain':
      return fact.data.caseId ? { event: 'failed', caseId: fact.data.caseId, ifMine: true } : null
    case 'case.assigned':
      return fact.data.ownerId === personId ? { event: 'assigned', caseId: fact.data.caseId, ifMine: false } : null
    case 'case.noted':
      return fact.data.mentionIds.includes(personId) ? { event: 'mention', caseId: fact.data.caseId, ifMine: false } : null
    case 'case.warned':
    case 'case.breached':
      return { event: 'due', caseId: fact.data.caseId, ifMine: true }
    case 'case.opened':
      return { event: 'opened', caseId: fact.data.caseId, ifMine: false }
    default:
      return null
  }
}
