/** What intake knows of the sender's work on an account when a message comes. */
export interface Standing {
  /** The open case that gathers the contact's messages on this account. */
  openCaseId: string | null
  /** The last one that was closed. */
  lastClosed: { caseId: string; closedAt: Date } | null
}

export interface Arrival {
  direction: 'in' | 'out'
  /** Addressed to the brand, not a mere mention. */
  direct: boolean
  /** Written by a machine: an absence notice, a robot that answers for the brand. */
  automatic: boolean
  sentAt: Date
}

export interface CaseRule {
  caseForMentions: boolean
  reopenWithinMs: number
}

export type Decision = { do: 'join'; caseId: string } | { do: 'reopen'; caseId: string } | { do: 'open'; followUpOf: string | null } | { do: 'none' }

/**
 * The case a message belongs to. Direct messages open one by themselves, mentions where the account's rule says so; whoever has an open
 * case adds to it; who comes back soon after closing reopens, and later opens a follow-up. What a machine wrote that is not addressed to us is
 * nobody's work and nobody's answer: it stays in its conversation.
 */
export function decideCase(arrival: Arrival, standing: Standing, rule: CaseRule): Decision {
  if (arrival.automatic && !arrival.direct) return { do: 'none' }
  if (standing.openCaseId) return { do: 'join', caseId: standing.openCaseId }
  if (arrival.direction === 'out') return { do: 'none' }
  const { lastClosed } = standing
  if (lastClosed && arrival.sentAt.getTime() - lastClosed.closedAt.getTime() <= rule.reopenWithinMs)
    return { do: 'reopen', caseId: lastClosed.caseId }
  if (!arrival.direct && !rule.caseForMentions) return { do: 'none' }
  return { do: 'open', followUpOf: lastClosed?.caseId ?? null }
}
