import type { BulkChange } from '@atalaya/shared/contract/bulk.ts'
import type { Caller } from '../../platform/caller.ts'
import { type CaseMay, type CaseStanding, refusalOf } from '../may-case.ts'
import { mayMove } from '../rules/may-move.ts'

const NEEDS: Record<BulkChange['do'], CaseMay | null> = {
  assign: 'assign',
  close: 'close',
  state: 'edit',
  type: 'edit',
  tone: 'edit',
  priority: 'edit',
  tag: 'edit',
  untag: 'edit',
  'set-aside': 'set-aside',
  snooze: 'snooze',
  follow: null,
}

/** What of a case decides whether a change of many would touch it. */
export interface SkipStanding extends CaseStanding {
  teamId: string | null
  /** Whether it has already what the change would give it. */
  isSo: boolean
  /** Whether all is filled in that closing asks for. */
  isComplete: boolean
}

/** Why the change would leave such a case as it is, as a code, or null when it would change it: what the verb itself would answer. */
export function skipReason(caller: Caller, change: BulkChange, standing: SkipStanding): string | null {
  const may = NEEDS[change.do]
  if (change.do === 'follow' && caller.kind !== 'person') return 'person/needed'
  const refusal = may && refusalOf(caller, may, standing)
  if (refusal) return refusal.code
  if (standing.isSo) return 'bulk/so-already'
  if (change.do === 'close' && !standing.isComplete) return 'case/incomplete'
  return change.do === 'state' ? moveRefusal(caller, change, standing) : null
}

function moveRefusal(caller: Caller, { state, teamId }: Extract<BulkChange, { do: 'state' }>, standing: SkipStanding): string | null {
  if (standing.state === 'closed') return 'case/closed'
  if (standing.state !== state && !mayMove(standing.state, state)) return 'case/no-such-move'
  if (state !== 'escalated') return null
  const refusal = refusalOf(caller, 'escalate', standing)
  if (refusal) return refusal.code
  return (teamId ?? standing.teamId) === null ? 'case/team-required' : null
}
