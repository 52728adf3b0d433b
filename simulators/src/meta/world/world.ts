import { createTimers, type Timers } from '../../x/push/timers.ts'
import { seededRandom } from '../../x/world/seeded-random.ts'
import type { App, Asset, Person, ScopedId, Template, Token } from './assets.ts'
import type { Comment, Message, Post, StoredFile, Thread } from './content.ts'
import type { Happening } from './happening.ts'

export type Settings = {
  seed: number
  /** Life of an address of a file that a customer sent. */
  cdnLifeMs: number
  /** Life of an address answered for a WhatsApp media id; the network's is five minutes. */
  mediaUrlLifeMs: number
  /** Pause before delivery receipts and statuses follow an accepted message. */
  receiptDelayMs: number
  /** Receipts come by themselves: delivered for every accepted message. */
  autoReceipts: boolean
  /** WhatsApp statuses leave in another order than they happened. */
  shuffleStatuses: boolean
  /** A free message outside the WhatsApp window is refused in the answer; usually it is accepted and fails later. */
  syncWindow: boolean
  /** A sticker comes a second time as an image. */
  stickerTwins: boolean
  /** Comments are written by the same id as messages of that person. */
  sameCommenterId: boolean
  /** Multiplies every quota; raise it for load. */
  quotaMultiplier: number
  /** Customers read, and answer, what an asset writes to them. */
  liveCustomers: boolean
  /** Pause before a live customer answers. */
  liveDelayMs: number
}

/** One line of the far end's own ledger: something an asset sent through the API and this network accepted. */
export type Accepted = {
  index: number
  kind: 'comment' | 'private-reply' | 'message' | 'post' | 'hide' | 'unhide' | 'delete' | 'edit' | 'like' | 'unlike' | 'block' | 'unblock' | 'react'
  network: 'facebook' | 'messenger' | 'instagram' | 'whatsapp'
  id: string
  assetId: string
  text: string
  /** The comment, post or person it was for. */
  target: string | null
  metadata: string | null
  at: number
}

export type World = {
  now: () => number
  random: () => number
  timers: Timers
  settings: Settings
  apps: Map<string, App>
  assets: Map<string, Asset>
  people: Map<string, Person>
  scopedIds: Map<string, string>
  scopedPeople: Map<string, ScopedId>
  templates: Map<string, Template>
  tokens: Map<string, Token>
  /** Which apps are installed on which asset, with their fields: by asset id, then app id. */
  installed: Map<string, Map<string, Installation>>
  posts: Map<string, Post>
  comments: Map<string, Comment>
  messages: Map<string, Message>
  threads: Map<string, Thread>
  files: Map<string, StoredFile>
  accepted: Accepted[]
  listeners: Set<(happening: Happening) => void>
}

/** An app's installation on an asset. `fields` is undefined where the network does not ask for them (WhatsApp). */
export type Installation = { fields: Set<string> | undefined; overrideUrl: string | undefined }

export const USUAL_SETTINGS: Readonly<Settings> = {
  seed: 1,
  cdnLifeMs: 60 * 60 * 1000,
  mediaUrlLifeMs: 5 * 60 * 1000,
  receiptDelayMs: 15,
  autoReceipts: true,
  shuffleStatuses: false,
  syncWindow: false,
  stickerTwins: true,
  sameCommenterId: false,
  quotaMultiplier: 1,
  liveCustomers: false,
  liveDelayMs: 4000,
}

const emptyState = (seed: number): Omit<World, 'now' | 'listeners' | 'timers'> => ({
  random: seededRandom(seed),
  settings: { ...USUAL_SETTINGS, seed },
  apps: new Map(),
  assets: new Map(),
  people: new Map(),
  scopedIds: new Map(),
  scopedPeople: new Map(),
  templates: new Map(),
  tokens: new Map(),
  installed: new Map(),
  posts: new Map(),
  comments: new Map(),
  messages: new Map(),
  threads: new Map(),
  files: new Map(),
  accepted: [],
})

/** An empty network. Everything lives in memory and is gone when the process ends. */
export function createWorld(now: () => number): World {
  return { now, listeners: new Set(), timers: createTimers(), ...emptyState(USUAL_SETTINGS.seed) }
}

/** Empties the network in place; who listens to it keeps listening. */
export function resetWorld(world: World, seed = USUAL_SETTINGS.seed): void {
  world.timers.clear()
  Object.assign(world, emptyState(seed))
  announce(world, { kind: 'reset' })
}

/** Tells everybody who listens, in the order things happened. */
export function announce(world: World, happening: Happening): void {
  for (const listener of world.listeners) listener(happening)
}

/** Writes into the far end's ledger. */
export function accept(world: World, line: Omit<Accepted, 'index' | 'at'>): void {
  world.accepted.push({ ...line, index: world.accepted.length, at: world.now() })
}
