import type pg from 'pg'
import type { AcceptedMail } from '../../simulators/src/mail/world/world.ts'
import type { Verdict } from '../verdict.ts'

const ID = /^Message-ID:\s*(<a\.([0-9a-f-]{36})\.[0-9a-f]{12}@[^>]+>)/im

/** Each reply that was asked for is at the outgoing server once, or says that it is failed or uncertain; nothing is there that nobody asked for. */
export async function compareSent(verdict: Verdict, database: pg.Pool, accepted: readonly AcceptedMail[], asked: readonly string[]): Promise<void> {
  const times = new Map<string, number>()
  let foreign = 0
  for (const { raw } of accepted) {
    const messageId = ID.exec(raw.toString('latin1'))?.[2]
    if (!messageId || !asked.includes(messageId)) foreign++
    else times.set(messageId, (times.get(messageId) ?? 0) + 1)
  }
  const { rows } = await database.query<{ id: string; state: string }>('select id, state from messages where id = any($1)', [asked])
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]))
  const states = Map.groupBy(asked, (id) => stateOf.get(id) ?? 'lost')
  verdict.note(`replies: ${[...states].map(([state, ids]) => `${ids.length} ${state}`).join(', ')}`)
  const doubled = [...times.values()].filter((count) => count > 1).length
  verdict.must(doubled === 0, 'no reply is sent twice', `${accepted.length} mails, ${doubled} twice`)
  const untrue = asked.filter((id) => ['sent', 'delivered'].includes(stateOf.get(id) ?? '') && !times.has(id)).length
  verdict.must(untrue === 0, 'what says that it is sent was taken', `${untrue} were not`)
  const silent = asked.filter((id) => !['sent', 'delivered', 'uncertain', 'failed'].includes(stateOf.get(id) ?? 'lost')).length
  verdict.must(silent === 0, 'each reply says what became of it', `${silent} do not`)
  verdict.must(foreign === 0, 'nothing was sent that nobody asked for', `${foreign} mails`)
}
