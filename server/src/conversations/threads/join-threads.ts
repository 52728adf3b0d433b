import type { Tx } from '../../platform/db.ts'
import { findSaid, findThreads, findThreadsOfCases, isCaseNumber, keyOf, type Thread } from './find-threads.ts'

/** A mail about to be kept, as far as its thread goes. In order of time. */
export interface Referring {
  accountId: string
  providerId: string
  threadKey: string
  contactId: string
  identityId: string
  /** How its writer may stand among those who take part, in lower case. */
  keys: readonly string[]
  /** What it is an answer to, nearest first; `#` and a number names a case. */
  references: readonly string[]
  /** Nothing proves who wrote it. */
  unverified: boolean
}

/** The thread that it belongs to, and whose that is. */
export interface Joined {
  threadKey: string
  contactId: string
  identityId: string
  note?: 'references-another-thread'
}

/**
 * Finds each mail its thread: that of the first known mail it refers to whose thread is its writer's own or one they take part in, else a
 * new one. Anybody can write any reference into a mail: one alone never opens the door to another customer's thread. Anybody can write any
 * sender as well: where nothing proves it, only the signed id of a mail that we sent does, which none but those who got that mail know. By
 * account and provider id, as `accountId\nproviderId`.
 */
export async function joinThreads(tx: Tx, mails: readonly Referring[]): Promise<Map<string, Joined>> {
  const joined = new Map<string, Joined>()
  if (mails.length === 0) return joined
  const said = new Map([...(await findSaid(tx, mails)), ...(await findThreadsOfCases(tx, mails))])
  const threads = await findThreads(tx, mails)
  for (const mail of mails) {
    const one = joinThread(mail, said, threads)
    const thread = threads.get(keyOf(mail.accountId, one.threadKey)) ?? { ...one, participants: [], isSigned: false }
    threads.set(keyOf(mail.accountId, one.threadKey), thread)
    said.set(keyOf(mail.accountId, mail.providerId), thread)
    joined.set(keyOf(mail.accountId, mail.providerId), one)
  }
  return joined
}

function joinThread(mail: Referring, said: ReadonlyMap<string, Thread>, threads: ReadonlyMap<string, Thread>): Joined {
  const { accountId, providerId, threadKey, contactId, identityId, references, unverified } = mail
  const known = references.filter((id) => !isCaseNumber(id)).flatMap((id) => said.get(keyOf(accountId, id)) ?? [])
  const own = known.find((thread) => takesPart(mail, thread) && (!unverified || thread.isSigned)) ?? threadOfCase(mail, said)
  if (own) return { threadKey: own.threadKey, contactId: own.contactId, identityId: own.identityId }
  const named = threads.get(keyOf(accountId, threadKey))
  if (known.length === 0 && (!named || (takesPart(mail, named) && !unverified)))
    return { threadKey, contactId: named?.contactId ?? contactId, identityId: named?.identityId ?? identityId }
  return { threadKey: `mail:${providerId}`, contactId, identityId, note: 'references-another-thread' }
}

const takesPart = ({ contactId, keys }: Referring, thread: Thread) =>
  thread.contactId === contactId || keys.some((key) => thread.participants.includes(key))

/** Numbers can be guessed, and other houses write theirs alike: they hold for the customer of the case alone, and say nothing else. */
function threadOfCase({ accountId, contactId, references, unverified }: Referring, said: ReadonlyMap<string, Thread>): Thread | undefined {
  if (unverified) return undefined
  const named = references.filter(isCaseNumber).flatMap((id) => said.get(keyOf(accountId, id)) ?? [])
  return named.find((thread) => thread.contactId === contactId)
}
