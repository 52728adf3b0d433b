import type pg from 'pg'
import { type OutboundState, STATE_RANK } from '../../server/src/conversations/message-state.ts'
import type { Verdict } from '../verdict.ts'
import { countRows } from './ledgers.ts'

/** What the log tells of one reply, in the order of the log. */
export interface ToldState {
  messageId: string
  state: string
}

/** A status never goes down, by what the log told of each reply; and what the rows hold is where the log ended. */
export async function compareStates(verdict: Verdict, database: pg.Pool): Promise<void> {
  const { rows } = await database.query<ToldState>(
    `select data ->> 'messageId' as "messageId", substring(type from 9) as state from facts
     where type in ('message.queued', 'message.uncertain', 'message.sent', 'message.failed', 'message.delivered', 'message.read') order by seq`,
  )
  judgeStates(verdict, rows)
  const read = rows.filter(({ state }) => state === 'read').length
  verdict.note(`the log tells of ${rows.length} states, ${read} of them read`)
}

/** No reply was told to be less far than before. */
export function judgeStates(verdict: Verdict, told: readonly ToldState[]): void {
  const reached = new Map<string, number>()
  const fell: string[] = []
  for (const { messageId, state } of told) {
    const rank = STATE_RANK[state as OutboundState]
    // An agent may send what failed again; nobody does in a drill.
    if (rank < (reached.get(messageId) ?? -1)) fell.push(`${messageId} to ${state}`)
    reached.set(messageId, rank)
  }
  verdict.must(fell.length === 0, 'a status never goes down', `${reached.size} replies, ${fell.length} fell ${fell.slice(0, 3)}`)
}

/** I7: what went wrong stands in the log, where somebody will read it. */
export async function compareTold(verdict: Verdict, database: pg.Pool): Promise<void> {
  const untold = `messages m where state in ('uncertain', 'failed')
    and not exists (select 1 from facts f where f.type = 'message.' || m.state and f.data ->> 'messageId' = m.id::text)`
  const replies = await countRows(database, untold)
  verdict.must(replies === 0, 'I7 each reply that failed or is uncertain left a fact', `${replies} did not`)
  const aside = `raw_events e where state = 'parked'
    and not exists (select 1 from facts f where f.type = 'event.parked' and f.data ->> 'rawEventId' = e.id::text)`
  const parked = await countRows(database, aside)
  verdict.must(parked === 0, 'I7 each event that was set aside left a fact', `${parked} did not`)
}
