import type { Account } from '@atalaya/shared/contract/accounts.ts'
import type { Work } from './work-fields.tsx'

type Kept = Pick<Account, 'caseForMentions' | 'responseTargetS' | 'teamId' | 'pollEveryS' | 'budgetMicros'>

/** What the contract keeps in seconds and millionths, in the units people fill in. */
export function toWork({ caseForMentions, responseTargetS, teamId, pollEveryS, budgetMicros }: Kept): Work {
  return {
    caseForMentions,
    teamId,
    responseMinutes: round(responseTargetS / 60),
    pollMinutes: pollEveryS === null ? null : round(pollEveryS / 60),
    budgetDollars: budgetMicros === null ? null : budgetMicros / 1e6,
  }
}

/** The other way; the shortest interval the contract allows is five seconds. */
export function fromWork({ caseForMentions, responseMinutes, teamId, pollMinutes, budgetDollars }: Work): Kept {
  return {
    caseForMentions,
    teamId,
    responseTargetS: Math.max(1, Math.round(responseMinutes * 60)),
    pollEveryS: pollMinutes === null ? null : Math.max(5, Math.round(pollMinutes * 60)),
    budgetMicros: budgetDollars === null ? null : Math.round(budgetDollars * 1e6),
  }
}

function round(minutes: number): number {
  return Math.round(minutes * 100) / 100
}
