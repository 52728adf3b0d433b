import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { callApi } from '@atalaya/shared/client.ts'
import { openVisit, sendVisitorMessage } from '@atalaya/shared/contract/widget.ts'
import type { Person } from '../../../tools/seed/cast.ts'
import type { LivePlan } from '../../../tools/seed/live-traffic.ts'
import { openAccount } from '../accounts/open-account.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { xUserId } from './cast-ids.ts'
import type { DemoAccounts } from './connect-accounts.ts'
import type { OtherNetworks } from './other-networks.ts'
import type { SimulatedX } from './simulated-x.ts'

export type Saying = Pick<LivePlan, 'person' | 'channel' | 'account' | 'visibility' | 'text' | 'replyTo'>

const THINK_MS = 700

/** Lets a customer write; resolves with who they are there, or null where the network itself has them react to answers. */
export type Write = (saying: Saying) => Promise<string | null>

/** Lets a customer of the bank write, on the simulated network or in the real web chat, as a person would. */
export function gatherCustomers(platform: Platform, network: SimulatedX, accounts: DemoAccounts, others: Pick<OtherNetworks, 'write'>): Write {
  const lastPost = new Map<string, string>()
  const visits = new Map<string, string>()
  const baseUrl = `http://127.0.0.1:${platform.config.port}`

  async function writeOnX({ person, account, visibility, text, replyTo }: Saying): Promise<string> {
    const userId = await seatPerson(network, person)
    if (visibility === 'private') {
      await network.call('POST', '/dms/typing', { as: userId, to: account })
      await wait(THINK_MS)
      await network.call('POST', '/dms', { as: userId, to: account, text })
      return userId
    }
    const thread = `${account} ${person.key}`
    const before = replyTo ? lastPost.get(thread) : undefined
    const post = await network.call('POST', '/posts', { as: userId, text, ...(before && { reply_to: before }) })
    lastPost.set(thread, String(post.id))
    return userId
  }

  async function writeInChat({ person, text }: Saying): Promise<string> {
    const token = visits.get(person.key)
    const identity = await identityOf(platform, accounts.chat, person)
    const visit = await callApi(openVisit, { accountId: accounts.chat, ...(token && { token }), ...(identity && { identity }) }, { baseUrl })
    visits.set(person.key, visit.token)
    await callApi(
      sendVisitorMessage,
      { messageId: newId(), text, form: { name: person.name } },
      { baseUrl, headers: { authorization: `Visitor ${visit.token}` } },
    )
    return visit.visitorId
  }

  return async (saying) => {
    if (saying.channel === 'x') return writeOnX(saying)
    return saying.channel === 'chat' ? writeInChat(saying) : others.write(saying.channel, saying)
  }
}

/** The person has an account on the simulated network, with the followers and the name they are known by. */
export async function seatPerson(network: SimulatedX, { key, handle, name, followers, verified, country }: Person): Promise<string> {
  const wished = xUserId(key)
  const username = handle ?? `x${wished.slice(-12)}`
  const user = await network.call('POST', '/users', {
    id: wished,
    username,
    name,
    followers,
    location: country,
    ...(verified && { verified_type: 'blue' }),
  })
  return String(user.id)
}

/** As the bank's own site would sign the number of a customer who is signed in there. */
async function identityOf(platform: Platform, chatId: string, { customerNumber }: Person): Promise<{ externalId: string; hash: string } | null> {
  if (!customerNumber) return null
  const { identitySecret } = (await openAccount(platform, chatId)).secrets as { identitySecret: string }
  return { externalId: customerNumber, hash: createHmac('sha256', identitySecret).update(customerNumber).digest('hex') }
}
