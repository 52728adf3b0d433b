import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { SimulatorProcess } from '../bench/start-simulator.ts'
import { type Delivery, readAccepted } from './compare/ledgers.ts'
import type { Verdict } from './verdict.ts'

/** What people did while nothing was delivered, and what must be left of it in whatever order it comes. */
export interface Acts {
  /** The last text of each post that was changed, by its first id. */
  edited: Map<string, string>
  /** The first id of each later version. */
  firstIds: Map<string, string>
  deleted: string[]
  /** Posts of the brand that somebody likes. */
  liked: string[]
  /** Private messages of the brand that their reader has seen. */
  read: string[]
}

const BRAND = 'bancoandino'

/** People write, change, delete, like and read; the network keeps all of it back. What the brand has sent so far is liked and read. */
export async function actAtOnce(network: SimulatorProcess, people: number): Promise<Acts> {
  const acts: Acts = { edited: new Map(), firstIds: new Map(), deleted: [], liked: [], read: [] }
  for (let number = 0; number < people; number++) {
    const as = `shuffled${number}`
    await network.control('POST', '/users', { username: as })
    const { id } = await network.control<{ id: string }>('POST', '/posts', { as, text: `@${BRAND} mi tarjeta ${number} no pasa` })
    if (number % 2 === 0)
      for (const text of [`@${BRAND} corrijo ${number}`, `@${BRAND} corrijo otra vez ${number}`]) await edit(network, acts, id, text)
    else if (number % 4 === 1) {
      await network.control('DELETE', `/posts/${id}`)
      acts.deleted.push(id)
    }
  }
  const accepted = await readAccepted(network)
  for (const { id } of accepted.filter(({ kind }) => kind === 'post')) {
    await network.control('POST', `/posts/${id}/likes`, { as: 'shuffled0' })
    acts.liked.push(id)
  }
  const messages = accepted.filter(({ kind }) => kind === 'dm')
  for (const as of new Set(messages.flatMap(({ target }) => target ?? []))) await network.control('POST', '/dms/read', { as, with: BRAND })
  acts.read.push(...messages.map(({ id }) => id))
  return acts
}

async function edit(network: SimulatorProcess, { edited, firstIds }: Acts, firstId: string, text: string): Promise<void> {
  // Versions are told apart by the millisecond of their ids; nobody changes a post twice in one.
  await sleep(5)
  const { id } = await network.control<{ id: string }>('PUT', `/posts/${firstId}`, { text })
  firstIds.set(id, firstId)
  edited.set(firstId, text)
}

/** Each version of a post counts as the post. */
export function underFirstIds(deliveries: readonly Delivery[], { firstIds }: Acts): Delivery[] {
  return deliveries.map((one) => ({ ...one, subjectId: firstIds.get(one.subjectId) ?? one.subjectId }))
}

/** What the database holds of a message that somebody acted on. */
export interface Outcome {
  provider_id: string
  text: string
  state: string
  edited: boolean
  deleted: boolean
  liked: boolean
}

export async function readOutcomes(database: pg.Pool): Promise<Outcome[]> {
  const { rows } = await database.query<Outcome>(
    `select provider_id, text, state, edited_at is not null as edited, deleted_at is not null as deleted, reactions <> '{}' as liked
     from messages where provider_id is not null`,
  )
  return rows
}

/** Whatever came first, what was done last is what is left. */
export function judgeActs(verdict: Verdict, { edited, deleted, liked, read }: Acts, outcomes: readonly Outcome[]): void {
  const by = new Map(outcomes.map((one) => [one.provider_id, one]))
  const stale = [...edited].filter(([id, text]) => !by.get(id)?.edited || by.get(id)?.text.trim() !== text)
  verdict.must(
    stale.length === 0,
    'posts hold their last text',
    `${edited.size} changed twice, ${stale.length} stale ${stale.slice(0, 2).map(([id, text]) => `${text} is ${JSON.stringify(by.get(id))}`)}`,
  )
  const there = deleted.filter((id) => !by.get(id)?.deleted)
  verdict.must(there.length === 0, 'what was deleted is deleted', `${deleted.length} deleted, ${there.length} still there ${there.slice(0, 2)}`)
  const unliked = liked.filter((id) => !by.get(id)?.liked)
  verdict.must(unliked.length === 0, 'likes stand by what they are for', `${liked.length} liked, ${unliked.length} without ${unliked.slice(0, 2)}`)
  const unread = read.filter((id) => by.get(id)?.state !== 'read')
  verdict.must(
    unread.length === 0,
    'what was read is read',
    `${read.length} read, ${unread.length} otherwise ${unread.slice(0, 2).map((id) => `${id} ${by.get(id)?.state}`)}`,
  )
}
