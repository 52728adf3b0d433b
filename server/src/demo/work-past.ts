import type { Permission } from '@atalaya/shared/contract/permissions.ts'
import type { PlannedConversation } from '../../../tools/seed/plan-conversation.ts'
import { assignCase } from '../cases/work/assign-case.ts'
import { changeCase } from '../cases/work/change-case.ts'
import { changeState } from '../cases/work/change-state.ts'
import { closeCase } from '../cases/work/close-case.ts'
import type { Caller } from '../platform/caller.ts'
import { inTransaction } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'

/** The ids by which the plan's names are known. */
export interface Desk {
  people: Map<string, string>
  teams: Map<string, string>
  types: Map<string, string>
  reasons: Map<string, string>
}

const REASONS: Record<string, string> = {
  resolved: 'resolved',
  informed: 'answered',
  thanked: 'answered',
  lead_captured: 'resolved',
  no_reply: 'no-response',
  spam: 'spam',
}
const MINUTE_MS = 60_000

export async function readDesk({ db }: Platform): Promise<Desk> {
  const [people, teams, types, reasons] = await Promise.all([
    db.selectFrom('people').select(['email', 'id']).execute(),
    db.selectFrom('teams').select(['name', 'id']).execute(),
    db.selectFrom('case_types').select(['key', 'id']).execute(),
    db.selectFrom('close_reasons').select(['key', 'id']).execute(),
  ])
  return {
    people: new Map(people.map(({ email, id }) => [email, id])),
    teams: new Map(teams.map(({ name, id }) => [name, id])),
    types: new Map(types.map(({ key, id }) => [key, id])),
    reasons: new Map(reasons.map(({ key, id }) => [key, id])),
  }
}

/** What the bank's people did with a case then, by the verbs they would use today, at the time they did it. */
export async function workOn(
  { db, log }: Platform,
  desk: Desk,
  caseId: string,
  { turns, outcome }: PlannedConversation,
  permissions: readonly Permission[],
): Promise<void> {
  const ownerId = outcome.ownerEmail ? (desk.people.get(outcome.ownerEmail) ?? null) : null
  const teamId = outcome.teamName ? (desk.teams.get(outcome.teamName) ?? null) : null
  const answered = turns.find((turn) => turn.by === 'agent')?.at
  const started = answered ? answered - MINUTE_MS : turns[0]!.at + MINUTE_MS
  const ended = turns.at(-1)!.at + 2 * MINUTE_MS
  const someone = (at: number): Caller => ({
    kind: 'person',
    id: ownerId ?? [...desk.people.values()][0]!,
    permissions: new Set(permissions),
    scope: 'all',
    teamIds: [],
    locale: 'es',
    at: new Date(Math.min(at, Date.now())),
  })
  const step = async (at: number, run: (caller: Caller, tx: Parameters<Parameters<typeof inTransaction>[1]>[0]) => Promise<unknown>) => {
    try {
      const caller = someone(at)
      await inTransaction(db, (tx) => run(caller, tx), caller.at)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      log.debug({ caseId, code: error.code }, 'a step of the past was refused')
    }
  }
  if (ownerId || teamId)
    await step(started, (caller, tx) => assignCase(tx, caller, { caseId, ownerId, teamId: teamId ?? undefined, onlyIfFree: false }))
  const typeId = desk.types.get(outcome.typeKey)
  if (typeId && outcome.state !== 'new')
    await step(started + MINUTE_MS, (caller, tx) => changeCase(tx, caller, { caseId, typeId, tone: outcome.tone }))
  if (outcome.state === 'escalated' && teamId) await step(ended, (caller, tx) => changeState(tx, caller, { caseId, state: 'escalated', teamId }))
  if (outcome.state === 'closed') {
    const reasonId = desk.reasons.get(REASONS[outcome.reasonKey ?? 'resolved'] ?? 'resolved')!
    await step(ended, (caller, tx) => closeCase(tx, caller, { caseId, reasonId, rating: outcome.rating ?? 'neutral' }))
  }
}
