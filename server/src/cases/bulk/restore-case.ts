import type { BulkChange } from '@atalaya/shared/contract/bulk.ts'
import { sql } from 'kysely'
import { actorOf, type Caller, demand } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessCase } from '../access-case.ts'
import { canSee } from '../data-scope.ts'
import { followCase } from '../talk/follow-case.ts'
import { demandTeam, demandWorker } from '../work/assign-case.ts'
import { changeCase } from '../work/change-case.ts'
import { changeTags } from '../work/change-many.ts'
import { reopenCase } from '../work/reopen-case.ts'
import { setCaseAside } from '../work/set-case-aside.ts'
import { snoozeCase } from '../work/snooze-case.ts'
import type { Standing } from './standing.ts'

interface Restoring {
  caseId: string
  change: BulkChange
  before: Standing
  after: Standing
  /** When the change was made, as the database prints it. */
  changedAt: string
}

/**
 * The locked case has what the change took from it. It is done by the verbs that do the opposite; where there is none, for a suggestion or
 * a state has no way back by hand, the row is set and the same facts tell of it.
 */
export async function restoreCase(tx: Tx, caller: Caller, restoring: Restoring): Promise<void> {
  const { caseId, change, before, after } = restoring
  switch (change.do) {
    case 'assign':
    case 'state':
      return giveBack(tx, caller, restoring)
    case 'close':
      return reopen(tx, caller, restoring)
    case 'type':
    case 'tone':
      return unlabel(tx, caller, restoring)
    case 'priority':
      await changeCase(tx, caller, { caseId, priority: before.priority })
      return
    case 'tag':
    case 'untag':
      await changeTags(tx, caller, caseId, {
        added: before.tagIds.filter((tagId) => !after.tagIds.includes(tagId)),
        dropped: after.tagIds.filter((tagId) => !before.tagIds.includes(tagId)),
      })
      return
    case 'set-aside':
      await setCaseAside(tx, caller, { caseId, undo: true })
      return sleepAgain(tx, restoring)
    case 'snooze':
      await snoozeCase(tx, caller, { caseId, until: isToCome(caller, before.snoozedUntil) ? before.snoozedUntil : null })
      return
    case 'follow':
      await followCase(tx, caller, { caseId, undo: !before.following })
  }
}

/** Owner, team and state as they were. Who gave work away to where they cannot see it may still take that back. */
async function giveBack(tx: Tx, caller: Caller, { caseId, change, before, after }: Restoring): Promise<void> {
  demand(caller, change.do === 'assign' ? 'case.assign' : 'case.edit')
  if (!canSee(caller, { ...before, watcherIds: before.following ? [caller.id] : [] }))
    throw new AppError('not_found', 'case/unknown', 'There is no such case.')
  if (before.ownerId !== null && before.ownerId !== after.ownerId) await demandWorker(tx, before.ownerId)
  if (before.teamId !== null && before.teamId !== after.teamId) await demandTeam(tx, before.teamId)
  const { state, ownerId, teamId } = before
  const restored = change.do === 'assign' ? {} : { state }
  await tx
    .updateTable('cases')
    .set({ ...restored, owner_id: ownerId, team_id: teamId, updated_at: caller.at })
    .where('id', '=', caseId)
    .where('state', '<>', 'closed')
    .returning('id')
    .executeTakeFirstOrThrow(() => new AppError('conflict', 'case/closed', 'This case is closed; open it again first.'))
  if (change.do === 'state' && state !== after.state) await emit(tx, actorOf(caller), 'case.state-changed', { caseId, from: after.state, to: state })
  if (ownerId !== after.ownerId || teamId !== after.teamId) await emit(tx, actorOf(caller), 'case.assigned', { caseId, ownerId, teamId })
}

/** Open again in the state it had, asleep if it slept, and with its clock where it was: no warning is given twice. */
async function reopen(tx: Tx, caller: Caller, restoring: Restoring): Promise<void> {
  const { caseId, before } = restoring
  await reopenCase(tx, caller, caseId)
  await sql`update cases set state = ${before.state}, warned_at = case when due_at is not null then ${before.warnedAt}::timestamptz end,
    breached_at = case when due_at is not null then ${before.breachedAt}::timestamptz end where id = ${caseId}::uuid`.execute(tx)
  await sleepAgain(tx, restoring)
  if (before.state !== 'pending') await emit(tx, actorOf(caller), 'case.state-changed', { caseId, from: 'pending', to: before.state })
}

/** The alarm that was set for it has not been taken back, so the moment is all it needs. */
async function sleepAgain(tx: Tx, { caseId, before }: Restoring): Promise<void> {
  await sql`update cases set snoozed_until = ${before.snoozedUntil}::timestamptz
    where id = ${caseId}::uuid and ${before.snoozedUntil}::timestamptz > now()`.execute(tx)
}

/** The type or tone it had, be it a suggestion with its reason; the label that the change left to learn from is gone. */
async function unlabel(tx: Tx, caller: Caller, { caseId, change, before, changedAt }: Restoring): Promise<void> {
  const json = (value: unknown) => (value == null ? null : JSON.stringify(value))
  await accessCase(tx, caller, caseId, 'edit')
  await tx
    .deleteFrom('labels')
    .where('case_id', '=', caseId)
    .where('kind', '=', change.do)
    .where('at', '=', sql<Date>`${changedAt}::timestamptz`)
    .execute()
  if (change.do === 'type') {
    await tx
      .updateTable('cases')
      .set({ type_id: before.typeId, type_source: before.typeSource, type_reason: json(before.typeReason), updated_at: caller.at })
      .where('id', '=', caseId)
      .execute()
    const source = before.typeSource === 'suggestion' ? 'suggestion' : 'person'
    return emit(tx, actorOf(caller), 'case.typed', { caseId, typeId: before.typeId, source })
  }
  await tx
    .updateTable('cases')
    .set({ tone: before.tone, tone_source: before.toneSource, tone_reason: json(before.toneReason), updated_at: caller.at })
    .where('id', '=', caseId)
    .execute()
  await emit(tx, actorOf(caller), 'case.toned', { caseId, tone: before.tone, source: before.toneSource === 'suggestion' ? 'suggestion' : 'person' })
}

const isToCome = (caller: Caller, moment: string | null) => moment !== null && new Date(moment) > caller.at
