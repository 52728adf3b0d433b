import type { Happening, Notice } from '../world/happening.ts'
import type { World } from '../world/world.ts'
import { feedNotices } from './feed-notices.ts'
import { instagramNotices } from './instagram-notices.ts'
import { messagingNotices } from './messaging-notices.ts'
import { whatsappNotices } from './whatsapp-notices.ts'

/** Everything apps are told of a happening. */
export function noticesOf(world: World, happening: Happening, baseUrl: string): Notice[] {
  if (happening.kind === 'notice') return [happening.notice]
  return [
    ...feedNotices(world, happening, baseUrl),
    ...instagramNotices(world, happening),
    ...messagingNotices(world, happening, baseUrl),
    ...whatsappNotices(world, happening),
  ]
}
