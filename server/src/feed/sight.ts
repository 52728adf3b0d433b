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

/** Facts that lie in no case's scope, and which only those who may read about it hear of. */
const HOUSE: readonly [string, Parameters<Caller['permissions']['has']>[0]][] = [
  ['account.', 'account.read'],
  ['event.', 'raw.read'],
  ['contact.', 'contact.read'],
  ['customers.', 'contact.read'],
  ['person.sign', 'staff.manage'],
  ['person.', 'staff.read'],
  ['team.', 'staff.read'],
  ['key.', 'key.manage'],
  ['case.', 'case.read'],
  ['bulk.', 'case.edit'],
  ['message.', 'case.read'],
  ['conversation.', 'case.read'],
  ['view.', 'case.read'],
]

/** What a piece of news is about, as far as sight goes. */
export type Subject = { caseId?: string | null; conversationId?: string }

/** Reads whose the cases are that these pieces of news are about: a statement or two, however many they are. */
export async function readSight(db: Db, subjects: readonly object[]): Promise<Sight> {
  const caseIds = new Set<string>()
  const conversationIds = new Set<string>()
  for (const { caseId, conversationId } of subjects as readonly Subject[]) {
    if (caseId) caseIds.add(caseId)
    else if (conversationId) conversationIds.add(conversationId)
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

/** Whether the case that this is about lies in the caller's scope; undefined when it is about none. */
function inScope(caller: Caller, sight: Sight, { caseId, conversationId }: Subject): boolean | undefined {
  const about = caseId ?? (conversationId ? sight.caseOfConversation.get(conversationId) : undefined)
  if (!about) return undefined
  const known = sight.cases.get(about)
  return caller.permissions.has('case.read') && known !== undefined && canSee(caller, known)
}

/** Whether the caller may know what goes on in a case or conversation. */
export function maySee(caller: Caller, sight: Sight, subject: Subject): boolean {
  return inScope(caller, sight, subject) ?? caller.permissions.has('case.read')
}

/** Whether the caller may hear of a fact: of cases in their scope, of nobody's conversations, of the house as their permissions say. */
export function mayHear(caller: Caller, sight: Sight, { type, data }: Fact): boolean {
  const rule = HOUSE.find(([prefix]) => type.startsWith(prefix))
  return inScope(caller, sight, data as Subject) ?? (rule === undefined || caller.permissions.has(rule[1]))
}
