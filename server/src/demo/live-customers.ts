import { setTimeout as wait } from 'node:timers/promises'
import type { Fact } from '@atalaya/shared/contract/facts.ts'
import { type LivePlan, liveTraffic, type OtherNetwork } from '../../../tools/seed/live-traffic.ts'
import { makeCustomers } from '../../../tools/seed/people.ts'
import type { Platform } from '../platform/platform.ts'
import type { Write } from './customers-write.ts'
import { readDemoState } from './demo-state.ts'

const PAUSED_LOOK_MS = 2_000

/** Customers write while the switch is on, on whatever other network is there by then, and answer what the desk answers them. Ends with the signal. */
export async function liveCustomers(platform: Platform, write: Write, others: () => readonly OtherNetwork[], signal: AbortSignal): Promise<void> {
  const { db, log, live } = platform
  // Another seed each time, or the same people would say the same again after every start.
  const traffic = liveTraffic({ seed: `live ${Date.now()}`, customers: makeCustomers() })
  const keys = new Map<string, string>()
  const say = async (plan: LivePlan) => {
    try {
      await wait(plan.delayMs, undefined, { signal })
      if (!(await readDemoState(db))?.live) return
      const key = await write(plan)
      if (key) keys.set(key, plan.person.key)
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'a customer of the demonstration could not write')
    }
  }
  const react = async (fact: Fact) => {
    if (fact.type !== 'message.sent' && fact.type !== 'message.delivered') return
    const answer = await db
      .selectFrom('messages as m')
      .innerJoin('conversations as v', 'v.id', 'm.conversation_id')
      .innerJoin('identities as i', 'i.id', 'v.identity_id')
      .select(['m.text', 'm.author_kind', 'i.key'])
      .where('m.id', '=', fact.data.messageId)
      .executeTakeFirst()
    const person = answer && keys.get(answer.key)
    const plan = person && answer.author_kind === 'person' ? traffic.onAnswer(person, answer.text) : null
    if (plan) await say(plan)
  }
  const stop = live.follow((facts) => {
    for (const fact of facts) react(fact).catch((error: unknown) => log.warn({ err: error }, 'a customer of the demonstration could not react'))
  })
  signal.addEventListener('abort', stop)
  while (!signal.aborted) {
    if ((await readDemoState(db))?.live) await say(traffic.next(others()))
    else await wait(PAUSED_LOOK_MS, undefined, { signal }).catch(() => undefined)
  }
}
