import { seededRandom } from './seeded-random.ts'
import { createSnowflakes } from './snowflake.ts'

export type VerifiedType = 'none' | 'blue' | 'business' | 'government'

export type User = {
  userId: string
  username: string
  name: string
  verifiedType: VerifiedType
  description: string
  location: string
  createdAtMs: number
  followersCount: number
  followingCount: number
  postCount: number
  /** A brand account: it is offered on the customer's page as somebody to write to. */
  brand: boolean
  /** Longer posts allowed, as on the paid plan. */
  premium: boolean
  acceptsDms: boolean
}

export type Post = {
  postId: string
  authorId: string
  /** As stored: a reply carries the names it answers in front, outside `displayStart`. */
  text: string
  /** As written by the author. */
  typedText: string
  displayStart: number
  conversationId: string
  inReplyToPostId: string | undefined
  inReplyToUserId: string | undefined
  quotedPostId: string | undefined
  mediaKeys: string[]
  createdAtMs: number
  /** Ids of all versions, oldest first; shared by the versions. */
  versions: string[]
  likedBy: Set<string>
  replyCount: number
  quoteCount: number
  hidden: boolean
  deletedAtMs: number | undefined
}

export type DirectMessage = {
  dmEventId: string
  dmConversationId: string
  senderId: string
  recipientId: string
  text: string
  mediaKey: string | undefined
  createdAtMs: number
  deletedBy: Set<string>
}

export type Media = {
  mediaId: string
  mediaKey: string
  ownerId: string
  mediaType: string
  category: string
  totalBytes: number
  segments: Map<number, Buffer>
  bytes: Buffer | undefined
  createdAtMs: number
}

export type Tier = 'self-serve' | 'enterprise'
export type App = {
  appId: string
  name: string
  tier: Tier
  consumerKey: string
  consumerSecret: string
  clientId: string
  clientSecret: string
  bearerToken: string
}
export type UserToken = { accessToken: string; refreshToken: string; appId: string; userId: string; scopes: string; expiresAtMs: number }
export type Webhook = { webhookId: string; appId: string; url: string; valid: boolean; createdAtMs: number }
export type Subscription = {
  subscriptionId: string
  appId: string
  webhookId: string | undefined
  eventType: string
  userId: string
  direction: 'inbound' | 'outbound' | undefined
  tag: string | undefined
  createdAtMs: number
  updatedAtMs: number
}

/** One line of the far end's own ledger: something a brand sent through the API and this network accepted. */
export type Accepted = {
  index: number
  kind: 'post' | 'dm'
  id: string
  authorId: string
  text: string
  target: string | null
  quote: string | null
  at: number
}

export type Happening =
  | { kind: 'post'; post: Post }
  | { kind: 'edit'; post: Post; previousId: string }
  | { kind: 'delete'; post: Post }
  | { kind: 'hide'; post: Post }
  | { kind: 'like'; post: Post; userId: string; likeId: string; atMs: number }
  | { kind: 'unlike'; post: Post; userId: string }
  | { kind: 'dm'; message: DirectMessage }
  | { kind: 'dm-read'; readerId: string; senderId: string; lastReadId: string; atMs: number }
  | { kind: 'dm-typing'; senderId: string; recipientId: string; atMs: number }
  | { kind: 'reset' }

export type Settings = {
  seed: number
  /** Multiplies every rate limit; raise it for load. */
  rateLimitMultiplier: number
  /** Life of a new access token. */
  tokenLifeMs: number
  /** Replies carry the names they answer in front of the text, as the network writes them. */
  replyPrefix: boolean
  /** A reply to the brand counts as naming it when the self-serve rule is checked. */
  replySummons: boolean
  /** Share of event envelopes whose users are wrapped in `{data}` although their kind usually is flat. */
  wrappedUsersShare: number
  /** Deletions are told to those a post named or answered too; the network tells only the author. */
  deletesReachMentioned: boolean
  /** Refuse every metered read as an account out of credit would be. */
  usageCapped: boolean
}

export type World = {
  now: () => number
  random: () => number
  nextId: () => string
  settings: Settings
  users: Map<string, User>
  usersByName: Map<string, User>
  posts: Map<string, Post>
  timeline: string[]
  mentionsOf: Map<string, string[]>
  dms: Map<string, DirectMessage>
  dmsOf: Map<string, string[]>
  dmBlocks: Set<string>
  mutes: Set<string>
  media: Map<string, Media>
  mediaByKey: Map<string, Media>
  apps: Map<string, App>
  accessTokens: Map<string, UserToken>
  refreshTokens: Map<string, UserToken>
  /** How often a refresh token was exchanged. */
  refreshes: number
  webhooks: Map<string, Webhook>
  subscriptions: Map<string, Subscription>
  subscriptionsFor: Map<string, Subscription[]>
  accepted: Accepted[]
  listeners: Set<(happening: Happening) => void>
}

const DEFAULTS: Settings = {
  seed: 1,
  rateLimitMultiplier: 1,
  tokenLifeMs: 2 * 60 * 60 * 1000,
  replyPrefix: true,
  replySummons: true,
  wrappedUsersShare: 0,
  deletesReachMentioned: false,
  usageCapped: false,
}

function emptyState(now: () => number, seed: number): Omit<World, 'now' | 'listeners'> {
  return {
    random: seededRandom(seed),
    nextId: createSnowflakes(now),
    settings: { ...DEFAULTS, seed },
    users: new Map(),
    usersByName: new Map(),
    posts: new Map(),
    timeline: [],
    mentionsOf: new Map(),
    dms: new Map(),
    dmsOf: new Map(),
    dmBlocks: new Set(),
    mutes: new Set(),
    media: new Map(),
    mediaByKey: new Map(),
    apps: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    refreshes: 0,
    webhooks: new Map(),
    subscriptions: new Map(),
    subscriptionsFor: new Map(),
    accepted: [],
  }
}

/** An empty network. Everything lives in memory and is gone when the process ends. */
export function createWorld(now: () => number): World {
  return { now, listeners: new Set(), ...emptyState(now, DEFAULTS.seed) }
}

/** Empties the network in place; who listens to it keeps listening. */
export function resetWorld(world: World, seed = DEFAULTS.seed): void {
  Object.assign(world, emptyState(world.now, seed))
  announce(world, { kind: 'reset' })
}

/** Tells everybody who listens, in the order things happened. */
export function announce(world: World, happening: Happening): void {
  for (const listener of world.listeners) listener(happening)
}

/** Adds to a list kept under a key. */
export function appendTo(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key)
  if (list) list.push(id)
  else lists.set(key, [id])
}
