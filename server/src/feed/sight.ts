import type { Fact } from '@atalaya/shared/contract/facts.ts'
import { sql } from 'kysely'
import { type CaseInSight, canSee } from '../cases/data-scope.ts'
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
  const [conversations, cases] = await Promise.all([readConversations(db, [...conversationIds]), readCases(db, [...caseIds])])
  const more = [...conversations.values()].filter((id): id is string => id !== null && !cases.has(id))
  for (const [id, one] of await readCases(db, more)) cases.set(id, one)
  return { cases, caseOfConversation: conversations }
}

async function readConversations(db: Db, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('conversations').select(['id', 'case_id']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.case_id]))
}

async function readCases(db: Db, ids: readonly string[]): Promise<Map<string, CaseInSight>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; owner_id: string | null; team_id: string | null; watchers: string[] }>`select c.id, c.owner_id, c.team_id,
      array(select f.person_id from followers f where f.case_id = c.id union select m.person_id from mentions m where m.case_id = c.id) as watchers
    from cases c where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, { ownerId: row.owner_id, teamId: row.team_id, watcherIds: row.watchers }]))
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
