import type { Fact } from '@atalaya/shared/contract/facts.ts'
import type { Presence } from '@atalaya/shared/contract/live.ts'
import { findVisitorThread, readVisitorThread } from '../../conversations/visitor/read-visitor-thread.ts'
import type { Db } from '../../platform/db.ts'
import { perPlatform } from '../../platform/per-platform.ts'
import type { Platform } from '../../platform/platform.ts'
import { type Listener, openThreadIndex, type ThreadIndex } from './thread-index.ts'

export interface Threads {
  /** Tells of everything that happens in a visitor's conversation from now on, also when it is still to begin. Returns who listens, for `stop`. */
  watch(accountId: string, threadKey: string, tell: Listener['tell']): Promise<Listener>
  stop(listener: Listener): void
  /** Whether an agent is typing an answer. */
  isTyping(conversationId: string): boolean
}

/** An agent who said they type and then nothing more has stopped. */
const TYPING_MS = 8_000

/**
 * One index for all widgets of this process: a batch of facts costs a look-up for each fact and one read of the messages somebody listens
 * to, however many widgets are open.
 */
function openThreads({ db, live, log, clock }: Platform): Threads {
  const index = openThreadIndex()
  const typing = new Map<string, number>()
  let inOrder: Promise<void> = Promise.resolve()

  live.follow((facts) => {
    if (index.isEmpty()) return
    // One batch after the other: a message must not be overtaken by what was read of it before.
    inOrder = inOrder
      .then(() => tellFacts(db, index, facts, clock.now()))
      .catch((error: unknown) => log.error({ err: error }, 'could not tell widgets what is new'))
  })

  live.overhear((topic, data) => {
    if (topic === 'agent-typing') hearTyping(data as { conversationId: string; typing: boolean })
    if (topic === 'presence' && (data as Presence).doing === 'viewing') {
      for (const conversationId of index.ofCase((data as Presence).caseId)) index.tell(conversationId, { kind: 'read', at: clock.now() })
    }
  })

  function hearTyping({ conversationId, typing: yes }: { conversationId: string; typing: boolean }): void {
    const now = clock.now().getTime()
    for (const [id, until] of typing) if (until <= now) typing.delete(id)
    if (yes) typing.set(conversationId, now + TYPING_MS)
    else typing.delete(conversationId)
    index.tell(conversationId, { kind: 'typing', typing: yes })
  }

  return {
    async watch(accountId, threadKey, tell) {
      const listener: Listener = { accountId, threadKey, tell, conversationId: undefined }
      // Listens first and looks then, so that a conversation which begins in between is not missed.
      index.await(listener)
      try {
        const found = await findVisitorThread(db, accountId, threadKey)
        if (found) index.bind(listener, found.conversationId, found.caseId)
      } catch (error) {
        index.remove(listener)
        throw error
      }
      return listener
    },
    stop: (listener) => index.remove(listener),
    isTyping: (conversationId) => (typing.get(conversationId) ?? 0) > clock.now().getTime(),
  }
}

async function tellFacts(db: Db, index: ThreadIndex, facts: readonly Fact[], at: Date): Promise<void> {
  await bindStarted(db, index, facts)
  const touched = new Set<string>()
  const answered = new Set<string>()
  let place = ''
  for (const fact of facts) {
    if (!fact.type.startsWith('message.')) continue
    const { messageId, conversationId, caseId } = fact.data as { messageId: string; conversationId: string; caseId: string | null }
    if (!index.isWatched(conversationId)) continue
    if (caseId) index.setCase(conversationId, caseId)
    touched.add(messageId)
    place = fact.place
    if (fact.type === 'message.sent') answered.add(conversationId)
  }
  const messages = await readVisitorThread(db, { messageIds: [...touched] })
  for (const [conversationId, list] of Map.groupBy(messages, (message) => message.conversationId)) {
    index.tell(conversationId, { kind: 'messages', messages: list, place })
  }
  // Whoever answers has read what was written until then.
  for (const conversationId of answered) index.tell(conversationId, { kind: 'read', at })
}

/** Conversations that began just now may be those that widgets wait for. */
async function bindStarted(db: Db, index: ThreadIndex, facts: readonly Fact[]): Promise<void> {
  const started = facts.flatMap((fact) => (fact.type === 'conversation.started' ? [fact.data.conversationId] : []))
  if (started.length === 0 || !index.isAwaited()) return
  const rows = await db.selectFrom('conversations').select(['id', 'account_id', 'thread_key', 'case_id']).where('id', 'in', started).execute()
  for (const { id, account_id, thread_key, case_id } of rows) index.begin({ accountId: account_id, threadKey: thread_key }, id, case_id)
}

/** The widgets that listen in this process. */
export const threadsOf = perPlatform(openThreads)
