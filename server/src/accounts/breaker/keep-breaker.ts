import { type Db, inTransaction, type Reader, type Tx } from '../../platform/db.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import { notePace } from '../note-pace.ts'
import { type Breaker, type Breakers, QUIET, type Way } from './breaker.ts'

/** The columns of an account that say whether calls may leave. */
export interface GateRow {
  breakers: unknown
  paused_until: Date | null
  private_paused_until: Date | null
}

/** How a way of the account fares, with the pause that the network asked for. */
export function breakerOf(row: GateRow, way: Way): Breaker {
  const kept = (row.breakers as Breakers)[way] ?? QUIET
  if (way !== 'public' && way !== 'private') return kept
  const pause = way === 'private' ? row.private_paused_until : row.paused_until
  return { ...kept, pausedUntil: pause?.toISOString() ?? null }
}

export async function readGateRow(db: Reader, accountId: string): Promise<GateRow> {
  return db.selectFrom('accounts').select(['breakers', 'paused_until', 'private_paused_until']).where('id', '=', accountId).executeTakeFirstOrThrow()
}

/**
 * Changes how a way of the account fares, one process after the other, and says so when it opens or closes: `account.unreachable`,
 * `account.reachable`. Resolves with what it became.
 */
export function changeBreaker(db: Db, accountId: string, way: Way, change: (breaker: Breaker) => Breaker): Promise<Breaker> {
  return inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('accounts').select('breakers').where('id', '=', accountId).forUpdate().executeTakeFirstOrThrow()
    const kept = row.breakers as Breakers
    const before = kept[way] ?? QUIET
    const changed = change(before)
    if (changed === before) return before
    await tx
      .updateTable('accounts')
      .set({ breakers: JSON.stringify({ ...kept, [way]: changed }) })
      .where('id', '=', accountId)
      .execute()
    await tell(tx, accountId, way, before, changed)
    return changed
  })
}

async function tell(tx: Tx, accountId: string, way: Way, before: Breaker, changed: Breaker): Promise<void> {
  if (before.openedAt === null && changed.openedAt !== null) await emit(tx, PLATFORM, 'account.unreachable', { accountId, way })
  else if (before.openedAt !== null && changed.openedAt === null) await emit(tx, PLATFORM, 'account.reachable', { accountId, way })
  else if (before.openings !== changed.openings) await emit(tx, PLATFORM, 'account.changed', { accountId })
}

/** Nothing of this way leaves before that moment, because the network said so. A poll keeps its own. */
export async function notePause(db: Db, accountId: string, way: Way, until: Date): Promise<void> {
  if (way === 'poll') return
  if (way === 'public' || way === 'private') return inTransaction(db, (tx) => notePace(tx, accountId, { remaining: 0, resetsAt: until }, way))
  const pausedUntil = until.toISOString()
  await changeBreaker(db, accountId, way, (breaker) => (pausedUntil > (breaker.pausedUntil ?? '') ? { ...breaker, pausedUntil } : breaker))
}
