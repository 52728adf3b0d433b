import type { Saying } from '../customers-write.ts'
import type { Simulator } from '../simulator.ts'
import { type MetaNetwork, POSTS, PROVIDER_ID } from './bank-on-meta.ts'
import { seatPerson } from './seat-person.ts'

/** Lets a customer comment on what the bank posted, or write to it in private. */
export async function writeOnMeta(network: Simulator, on: MetaNetwork, { person, visibility, text }: Saying): Promise<void> {
  const as = await seatPerson(network, person)
  const asset = PROVIDER_ID[on]
  if (visibility === 'private') {
    await network.call('POST', '/messages', { asset, as, text })
    return
  }
  const posts = POSTS.filter((post) => post.network === on)
  await network.call('POST', '/comments', { on: posts[text.length % posts.length]!.id, as, text })
}
