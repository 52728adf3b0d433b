import type pg from 'pg'
import type { Verdict } from '../verdict.ts'
import { type Accepted, type AskedReply, countRows, type Delivery, type Kept } from './ledgers.ts'

const BRINGS_MESSAGE = new Set(['dm.received', 'post.mention.create', 'post.reply.create', 'post.quote.create'])

/** I1 and I3: what was acknowledged is kept, and nothing else is. */
export function compareInbound(verdict: Verdict, deliveries: readonly Delivery[], kept: readonly Kept[]): void {
  const inbound = deliveries.filter(({ eventType }) => BRINGS_MESSAGE.has(eventType))
  const acknowledged = new Set(inbound.filter((one) => one.acknowledgedAtMs).map((one) => one.subjectId))
  const sent = new Set(inbound.map((one) => one.subjectId))
  const stored = kept.filter(({ direction }) => direction === 'in').map((one) => one.provider_id!)
  const known = new Set(stored)
  const lost = [...acknowledged].filter((id) => !known.has(id))
  verdict.must(
    lost.length === 0,
    'I1 every acknowledged message is kept',
    `${acknowledged.size} acknowledged, ${lost.length} lost ${lost.slice(0, 3)}`,
  )
  const invented = stored.filter((id) => !sent.has(id))
  verdict.must(invented.length === 0, 'I3 nothing is kept that nobody wrote', `${stored.length} kept, ${invented.length} invented`)
  verdict.must(stored.length === known.size, 'I2 no message is kept twice', `${stored.length - known.size} repeated`)
}

/** I2: one conversation for a thread, one open case for a contact and account. */
export async function compareDoubles(verdict: Verdict, database: pg.Pool): Promise<void> {
  const threads = await countRows(database, '(select 1 from conversations group by account_id, thread_key having count(*) > 1) d')
  verdict.must(threads === 0, 'I2 each thread has one conversation', `${threads} have more`)
  const open = `(select 1 from cases where state <> 'closed' and gathers group by contact_id, account_id having count(*) > 1) d`
  const cases = await countRows(database, open)
  verdict.must(cases === 0, 'I2 nobody has two open cases of one account', `${cases} have`)
  const facts = `(select 1 from facts where type = 'message.received' group by data ->> 'messageId' having count(*) > 1) d`
  const told = await countRows(database, facts)
  const untold = `messages m where direction = 'in' and not exists (select 1 from facts f where f.type = 'message.received' and f.data ->> 'messageId' = m.id::text)`
  verdict.must(told === 0, 'I2 each message was told once', `${told} twice`)
  verdict.must((await countRows(database, untold)) === 0, 'I1 each message was told')
  const stale = `cases c where messages <> (select count(*) from messages m where m.case_id = c.id and m.state <> 'cancelled')`
  const wrong = await countRows(database, stale)
  verdict.must(wrong === 0, 'cases count their messages rightly', `${wrong} do not`)
}

/** I4: each reply that we took was accepted once, or is failed or uncertain and says so. */
export function compareReplies(verdict: Verdict, asked: readonly AskedReply[], accepted: readonly Accepted[], kept: readonly Kept[]): void {
  const times = new Map<string, number>()
  for (const one of accepted) {
    const mark = markOf(one.text)
    if (mark) times.set(mark, (times.get(mark) ?? 0) + 1)
  }
  const rows = new Map(kept.map((row) => [row.id, row]))
  const tally = { once: 0, uncertain: 0, failed: 0 }
  const lost: string[] = []
  const twice: string[] = []
  const wrong: string[] = []
  for (const { messageId, text } of asked) {
    const state = rows.get(messageId)?.state
    const count = times.get(markOf(text)!) ?? 0
    if (count > 1) twice.push(`${text} ${count} times, ${state}`)
    if (!state) lost.push(text)
    else if (state === 'uncertain') tally.uncertain++
    else if (state === 'failed' && count === 0) tally.failed++
    else if (['sent', 'delivered', 'read'].includes(state) && count === 1) tally.once++
    else if (count < 2) wrong.push(`${text}: ${state}, accepted ${count} times`)
  }
  verdict.must(lost.length === 0, 'I4 no reply is lost', `${asked.length} asked for, ${lost.length} lost`)
  verdict.must(twice.length === 0, 'I4 no reply is sent twice', twice.slice(0, 3).join('; '))
  verdict.must(wrong.length === 0, 'I4 each reply says what became of it', wrong.slice(0, 3).join('; '))
  const shown = kept.filter((row) => row.direction === 'out' && row.author_kind === 'network-app' && markOf(row.text))
  verdict.must(shown.length === 0, 'I2 no echo of a reply stands beside it', `${shown.length} do ${shown.slice(0, 2).map((row) => row.text)}`)
  verdict.note(`replies: ${tally.once} sent once, ${tally.uncertain} uncertain, ${tally.failed} failed`)
}

/** I6: messages of the customer stand in the order in which they were written, replies leave in the order in which they were asked for. */
export function compareOrder(verdict: Verdict, asked: readonly AskedReply[], accepted: readonly Accepted[], kept: readonly Kept[]): void {
  const inbound = Map.groupBy(
    kept.filter(({ direction }) => direction === 'in'),
    (row) => row.conversation_id,
  )
  const muddled = [...inbound.values()].filter((rows) =>
    rows.some((row, index) => index > 0 && BigInt(rows[index - 1]!.provider_id!) > BigInt(row.provider_id!)),
  )
  verdict.must(
    muddled.length === 0,
    'I6 conversations stand in the order they were written',
    `${inbound.size} conversations, ${muddled.length} out of order`,
  )
  const turnOf = new Map(asked.map(({ text, conversationId, turn }) => [markOf(text), { conversationId, turn }]))
  const last = new Map<string, number>()
  const jumped: string[] = []
  for (const one of accepted) {
    const reply = turnOf.get(markOf(one.text))
    if (!reply) continue
    if ((last.get(reply.conversationId) ?? -1) > reply.turn) jumped.push(one.text)
    last.set(reply.conversationId, reply.turn)
  }
  verdict.must(jumped.length === 0, 'I6 replies left in the order they were written', jumped.slice(0, 3).join('; '))
}

/** The mark by which a reply is found again in what the network accepted, whatever was put around it. */
export function markOf(text: string): string | undefined {
  return /«R\d+»/.exec(text)?.[0]
}

/** I5: nothing waits any more. */
export async function compareRest(verdict: Verdict, database: pg.Pool, parked = 0): Promise<void> {
  const pending = await countRows(database, `raw_events where state = 'pending'`)
  verdict.must(pending === 0, 'I5 no event waits to be taken in', `${pending} wait`)
  const aside = await countRows(database, `raw_events where state = 'parked'`)
  verdict.must(aside === parked, 'I5 what could not be understood is set aside, and nothing else', `${aside} set aside`)
  const leaving = await countRows(database, `messages where state in ('queued', 'sending')`)
  verdict.must(leaving === 0, 'I5 no reply waits to leave', `${leaving} wait`)
}
