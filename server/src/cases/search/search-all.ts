import type { searchAll as Contract, SearchHit } from '@atalaya/shared/contract/cases.ts'
import type { z } from 'zod'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import { searchCases } from './search-cases.ts'
import { searchContacts } from './search-contacts.ts'
import { searchMessages } from './search-messages.ts'

/** How many contacts and cases stand before the messages when everything is searched. */
const FEW = 5

/** What the caller may see and that has all the words; the last may be unfinished. Contacts first, then cases, then messages. */
export async function searchAll(db: Reader, caller: Caller, input: z.infer<(typeof Contract)['input']>): Promise<{ hits: SearchHit[] }> {
  const all = input.in === 'all'
  const few = all ? { ...input, limit: Math.min(FEW, input.limit) } : input
  const found = await Promise.all([
    all || input.in === 'contacts' ? searchContacts(db, caller, few) : [],
    all || input.in === 'cases' ? searchCases(db, caller, few) : [],
    all || input.in === 'messages' ? searchMessages(db, caller, input) : [],
  ])
  return { hits: found.flat().slice(0, input.limit) }
}
