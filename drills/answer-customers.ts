import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError } from '@atalaya/shared/client.ts'
import { sendReply } from '@atalaya/shared/contract/conversations.ts'
import type pg from 'pg'
import type { Calling } from '../bench/call-as.ts'
import { newId } from '../server/src/platform/ids.ts'
import type { AskedReply } from './compare/ledgers.ts'

interface Answering {
  agents: readonly Calling[]
  database: pg.Pool
  replies: number
  perSecond: number
  /** Where the marks of these replies begin. */
  firstNumber?: number
  /** Only conversations of this account. */
  accountId?: string
}

/**
 * Agents answer through the API at an even pace, as their desks would: what was not answered is asked for again with the same id until it
 * is. Resolves with the replies that the product took, and how many it refused.
 */
export async function answerCustomers({
  agents,
  database,
  replies,
  perSecond,
  firstNumber = 0,
  accountId,
}: Answering): Promise<{ asked: AskedReply[]; refused: Record<string, number> }> {
  const asked: AskedReply[] = []
  const refused: Record<string, number> = {}
  const turns = new Map<string, number>()
  const busy = new Map<string, Promise<unknown>>()
  const began = performance.now()
  const under: Promise<void>[] = []
  for (let number = 0; number < replies; number++) {
    const dueIn = began + (number / perSecond) * 1000 - performance.now()
    if (dueIn > 0) await sleep(dueIn)
    const conversationId = await pickConversation(database, accountId)
    if (!conversationId) continue
    const turn = turns.get(conversationId) ?? 0
    turns.set(conversationId, turn + 1)
    const reply: AskedReply = { messageId: newId(), conversationId, text: `Gracias por escribirnos, lo revisamos. «R${firstNumber + number}»`, turn }
    const agent = agents[number % agents.length]!
    // One desk writes one answer after the other in a conversation.
    const before = busy.get(conversationId) ?? Promise.resolve()
    const one = before.then(async () => {
      const code = await insist(agent, reply)
      if (code) refused[code] = (refused[code] ?? 0) + 1
      else asked.push(reply)
    })
    busy.set(conversationId, one)
    under.push(one)
  }
  await Promise.all(under)
  return { asked, refused }
}

async function pickConversation(database: pg.Pool, accountId?: string): Promise<string | undefined> {
  const recent = `select id from (select id from conversations where $1::uuid is null or account_id = $1 order by last_inbound_at desc nulls last limit 60) c order by random() limit 1`
  const { rows } = await database.query<{ id: string }>(recent, [accountId ?? null]).catch(() => ({ rows: [] }))
  return rows[0]?.id
}

/** Undefined once the product took it; the code of the refusal when it will not. */
async function insist(agent: Calling, { messageId, conversationId, text }: AskedReply): Promise<string | undefined> {
  const end = performance.now() + 60_000
  for (;;) {
    try {
      await agent.call(sendReply, { messageId, conversationId, text, undoSeconds: 0 })
      return undefined
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 0
      if ((status >= 400 && status < 500) || performance.now() > end) return error instanceof ApiError ? `${status} ${error.code}` : String(error)
      await sleep(200)
    }
  }
}
