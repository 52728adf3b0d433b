import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Calling } from '../bench/call-as.ts'
import type { Brand } from '../bench/open-workspace.ts'
import type { SimulatorProcess } from '../bench/start-simulator.ts'
import { answerCustomers } from './answer-customers.ts'
import { judgeOthers, judgeOutages, judgeRenewals, judgeRetryAfter, type Outage, type SeenCall } from './compare/judge-calls.ts'
import type { AskedReply } from './compare/ledgers.ts'
import type { Verdict } from './verdict.ts'

export const SEND_POST = 'POST /2/tweets'
export const SEND_DM = 'POST /2/dm_conversations/with/:participant_id/messages'

interface Stage {
  network: SimulatorProcess
  database: pg.Pool
  agents: readonly Calling[]
  hit: Brand
  other: Brand
}

/** The time from asking to having left, of each reply; undefined for one that has not. */
export async function timesToLeave(database: pg.Pool, asked: readonly AskedReply[]): Promise<(number | undefined)[]> {
  const { rows } = await database.query<{ id: string; ms: string }>(
    `select q.data ->> 'messageId' as id, extract(epoch from s.at - q.at) * 1000 as ms from facts q join facts s on s.data ->> 'messageId' = q.data ->> 'messageId'
      where q.type = 'message.queued' and s.type = 'message.sent' and q.data ->> 'messageId' = any($1)`,
    [asked.map(({ messageId }) => messageId)],
  )
  const times = new Map(rows.map(({ id, ms }) => [id, Number(ms)]))
  return asked.map(({ messageId }) => times.get(messageId))
}

/**
 * The network falls silent for one account: its calls hang until they are given up. Meanwhile agents answer by it and by another, whose
 * replies leave as they do when all is well. Resolves with the replies taken.
 */
export async function fallSilent({ network, database, agents, hit, other }: Stage, verdict: Verdict, each: number): Promise<AskedReply[]> {
  const byOther = { agents, database, perSecond: 4, accountId: other.accountId }
  const quiet = await answerCustomers({ ...byOther, replies: each, firstNumber: 20_000 })
  await sleep(3_000)
  const before = await timesToLeave(database, quiet.asked)
  for (const route of [SEND_POST, SEND_DM]) await network.control('POST', '/faults', { route, user: hit.username, kind: 'timeout', delay_ms: 60_000 })
  const silent = await answerCustomers({ agents, database, replies: each * 2, perSecond: 30, firstNumber: 21_000, accountId: hit.accountId })
  await sleep(1_500)
  const meanwhile = await answerCustomers({ ...byOther, replies: each, firstNumber: 22_000 })
  await sleep(4_000)
  const during = await timesToLeave(database, meanwhile.asked)
  for (let waitedS = 0; waitedS < 45 && (await readOutages(database)).every(({ accountId }) => accountId !== hit.accountId); waitedS++)
    await sleep(1_000)
  // Long enough for one call to try in vain.
  await sleep(4_000)
  await network.control('DELETE', '/faults')
  judgeOthers(
    verdict,
    before.filter((ms) => ms !== undefined),
    during,
  )
  return [...quiet.asked, ...silent.asked, ...meanwhile.asked]
}

/** What the far end saw of all this, and what the log tells of it. */
export async function judgeSeen({ network, database, hit }: Stage, verdict: Verdict): Promise<void> {
  const { calls } = await network.control<{ calls: SeenCall[] }>('GET', '/calls')
  judgeRetryAfter(verdict, calls)
  judgeRenewals(verdict, calls)
  const endpoints = { public: SEND_POST, private: SEND_DM }
  judgeOutages(verdict, await readOutages(database), calls, { accountId: hit.accountId, caller: hit.username, endpoints })
}

async function readOutages(database: pg.Pool): Promise<Outage[]> {
  const { rows } = await database.query<{ type: string; at: Date; account: string; way: string }>(
    `select type, at, data ->> 'accountId' as account, data ->> 'way' as way from facts where type in ('account.unreachable', 'account.reachable') order by tx, seq`,
  )
  const outages: Outage[] = []
  for (const { type, at, account, way } of rows) {
    const open = outages.find((one) => one.accountId === account && one.way === way && one.closedAtMs === undefined)
    if (type === 'account.unreachable') outages.push({ accountId: account, way, openedAtMs: at.getTime() })
    else if (open) open.closedAtMs = at.getTime()
  }
  return outages
}
