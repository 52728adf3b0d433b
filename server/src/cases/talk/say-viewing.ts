import type { Presence } from '@atalaya/shared/contract/live.ts'
import type { Caller } from '../../platform/caller.ts'
import { inTransaction } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { demandPerson } from '../../staff/demand-person.ts'
import { accessCase } from '../access-case.ts'

/** Colleagues who look now are told that the caller has the case open, types in it, or has left it. Nothing is kept. */
export async function sayViewing({ db, live }: Platform, caller: Caller, { caseId, doing }: Pick<Presence, 'caseId' | 'doing'>): Promise<void> {
  const personId = demandPerson(caller)
  await inTransaction(db, (tx) => accessCase(tx, caller, caseId))
  await live.whisper('presence', { caseId, personId, doing } satisfies Presence)
}
