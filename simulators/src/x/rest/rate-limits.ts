import type { FastifyReply } from 'fastify'
import type { World } from '../world/world.ts'
import type { Caller } from './authenticate.ts'
import { tooManyRequests } from './problems.ts'

const QUARTER_MS = 15 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

type Limit = { per: 'user' | 'app'; most: number; windowMs: number; prefix: string }
const quarter = (per: 'user' | 'app', most: number): Limit => ({ per, most, windowMs: QUARTER_MS, prefix: 'x-rate-limit' })
const day = (per: 'user' | 'app', most: number): Limit => ({ per, most, windowMs: DAY_MS, prefix: `x-${per}-limit-24hour` })

/** Published numbers by endpoint; the first one is the one that speaks in `x-rate-limit-*`. */
const LIMITS: Readonly<Record<string, readonly Limit[]>> = {
  'POST /2/tweets': [quarter('user', 100), day('app', 10_000)],
  'DELETE /2/tweets/:id': [quarter('user', 50)],
  'PUT /2/tweets/:id/hidden': [quarter('user', 50)],
  'POST /2/users/:id/likes': [quarter('user', 50), day('user', 1000)],
  'DELETE /2/users/:id/likes/:tweet_id': [quarter('user', 50), day('user', 1000)],
  'POST /2/dm_conversations/with/:participant_id/messages': [quarter('user', 15), day('user', 1440)],
  'DELETE /2/dm_events/:id': [quarter('user', 1500)],
  'GET /2/dm_events': [quarter('user', 15)],
  'GET /2/users/me': [quarter('user', 75)],
  'GET /2/users/:id/mentions': [quarter('user', 300)],
  'POST /2/users/:id/muting': [quarter('user', 50)],
  'POST /2/users/:id/dm/block': [quarter('user', 50)],
  'POST /2/users/:id/dm/unblock': [quarter('user', 50)],
}
const OTHERS: readonly Limit[] = [quarter('user', 900)]
/** Reading mentions as an app alone has a larger allowance. */
const APP_MENTIONS: readonly Limit[] = [quarter('app', 450)]

type Bucket = { used: number; resetAtMs: number }
export type RateLimiter = {
  count(caller: Caller, endpoint: string, reply: FastifyReply): void
  exhaust(endpoint: string, resetAtMs: number): void
  clear(): void
}

/** Counts calls by endpoint and by user or app; over the limit it throws the 429 and the headers say until when. */
export function createRateLimiter(world: World): RateLimiter {
  const buckets = new Map<string, Bucket>()
  const exhausted = new Map<string, number>()

  const take = (key: string, limit: Limit, most: number): Bucket => {
    const nowMs = world.now()
    let bucket = buckets.get(key)
    if (!bucket || bucket.resetAtMs <= nowMs) {
      bucket = { used: 0, resetAtMs: nowMs + limit.windowMs }
      buckets.set(key, bucket)
    }
    bucket.used = Math.min(bucket.used + 1, most + 1)
    return bucket
  }

  const limitsFor = (endpoint: string, caller: Caller): readonly Limit[] =>
    endpoint === 'GET /2/users/:id/mentions' && !caller.user ? APP_MENTIONS : (LIMITS[endpoint] ?? OTHERS)

  return {
    count(caller, endpoint, reply) {
      const forcedMs = exhausted.get(endpoint) ?? 0
      const forced = forcedMs > world.now()
      let over = forced
      for (const limit of limitsFor(endpoint, caller)) {
        const most = Math.floor(limit.most * world.settings.rateLimitMultiplier)
        const owner = limit.per === 'user' && caller.user ? caller.user.userId : caller.app.appId
        const bucket = take(`${endpoint} ${limit.prefix} ${owner}`, limit, most)
        const forcedHere = forced && limit.prefix === 'x-rate-limit'
        const spent = forcedHere || bucket.used > most
        const resetAtMs = forcedHere ? forcedMs : bucket.resetAtMs
        over ||= spent
        reply.header(`${limit.prefix}-limit`, String(most))
        reply.header(`${limit.prefix}-remaining`, String(spent ? 0 : most - bucket.used))
        reply.header(`${limit.prefix}-reset`, String(Math.ceil(resetAtMs / 1000)))
      }
      if (over) throw tooManyRequests()
    },
    exhaust(endpoint, resetAtMs) {
      exhausted.set(endpoint, resetAtMs)
    },
    clear() {
      buckets.clear()
      exhausted.clear()
    },
  }
}
