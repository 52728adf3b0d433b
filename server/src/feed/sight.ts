import type { Fact } from '@atalaya/shared/contract/facts.ts'
import { type CaseInSight, canSee } from '../cases/data-scope.ts'
import { readSight as readCaseSight } from '../cases/read-sight.ts'
import type { Caller } from '../platform/caller.ts'
import type { Db } from '../platform/db.ts'

/** What must be known of a batch of facts to say who may hear of them. Asked once for all readers. */
export interface Sight {
  cases: ReadonlyMap<string, CaseInSight>
  caseOfConversation: ReadonlyMap<string, string | null>
}

/** Facts of how the house itself is run, which only those who may read about it hear of. */
const HOUSE: readonly [string, Parameters<Caller['permissions']['has']>[0]][] = [
  ['account.', 'account.read'],
  ['event.', 'raw.read'],
  ['contact.', 'contact.read'],
  ['customers.', 'contact.read'],
  ['person.sign', 'staff.manage'],
  ['person.', 'staff.read'],
  ['team.', 'staff.read'],
  ['key.', 'key.manage'],
]

/** Reads, with one statement, whose the cases are that these facts are about. */
export async function readSight(db: Db, facts: readonly Fact[]): Promise<Sight> {
  const caseIds = new Set<string>()
  const conversationIds = new Set<string>()
  for (const { data } of facts) {
    if ('caseId' in data && data.caseId) caseIds.add(data.caseId)
    else if ('conversationId' in data) conversationIds.add(data.conversationId)
  }
  const [conversations, cases] = await Promise.all([readConversations(db, [...conversationIds]), readCaseSight(db, [...caseIds])])
  const more = [...conversations.values()].filter((id): id is string => id !== null && !cases.has(id))
  for (const [id, one] of await readCaseSight(db, more)) cases.set(id, one)
  return { cases, caseOfConversation: conversations }
}

async function readConversations(db: Db, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('conversations').select(['id', 'case_id']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.case_id]))
}

/** Whether the caller may hear of a fact: of cases in their scope, of nobody's conversations, of the house as their permissions say. */
export function mayHear(caller: Caller, sight: Sight, { type, data }: Fact): boolean {
  const caseId =
    'caseId' in data && data.caseId ? data.caseId : 'conversationId' in data ? sight.caseOfConversation.get(data.conversationId) : undefined
  if (caseId) {
    const known = sight.cases.get(caseId)
    return caller.permissions.has('case.read') && known !== undefined && canSee(caller, known)
  }
  const rule = HOUSE.find(([prefix]) => type.startsWith(prefix))
  return rule === undefined || caller.permissions.has(rule[1])
}
