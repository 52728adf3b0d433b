import type { World } from '../world/world.ts'
import { type RefusalName, refuseBy } from './errors.ts'

export type Area = 'pages' | 'messenger' | 'instagram' | 'whatsapp' | 'whatsapp_business_management'
const HOUR_MS = 60 * 60 * 1000

/** Calls an hour for one asset, before the multiplier. */
const QUOTAS: Readonly<Record<Area | 'app', number>> = {
  app: 9600,
  pages: 4800,
  messenger: 4800,
  instagram: 4800,
  whatsapp: 5000,
  whatsapp_business_management: 5000,
}
const OVER: Readonly<Record<Area | 'app', { name: RefusalName; code: number; message?: string }>> = {
  app: { name: 'app-limit', code: 4 },
  pages: { name: 'page-limit', code: 80001, message: '(#80001) There have been too many calls to this Page account. Wait a bit and try again.' },
  messenger: {
    name: 'page-limit',
    code: 80006,
    message: '(#80006) There have been too many calls to this messenger account. Wait a bit and try again.',
  },
  instagram: {
    name: 'page-limit',
    code: 80002,
    message: '(#80002) There have been too many calls to this Instagram account. Wait a bit and try again.',
  },
  whatsapp: { name: 'throughput', code: 130429 },
  whatsapp_business_management: { name: 'waba-limit', code: 80007 },
}

type Bucket = { used: number; resetAtMs: number }
export type Usage = {
  /** Counts a call and gives the headers that go with its answer; throws the refusal of a quota that is spent. */
  count(appId: string, assetId: string, area: Area): { headers: Record<string, string>; refusal: Error | undefined }
  /** The quota of an area (or of the app) is spent until then; with `percent` below 100 it only looks so full. */
  exhaust(area: Area | 'app', untilMs: number, percent?: number): void
  clear(): void
}

/** Use by the hour, told in percent in the headers of every answer. */
export function createUsage(world: World): Usage {
  const buckets = new Map<string, Bucket>()
  const forced = new Map<string, { untilMs: number; percent: number }>()

  const measure = (key: string, area: Area | 'app'): { percent: number; minutes: number } => {
    const nowMs = world.now()
    let bucket = buckets.get(key)
    if (!bucket || bucket.resetAtMs <= nowMs) {
      bucket = { used: 0, resetAtMs: nowMs + HOUR_MS }
      buckets.set(key, bucket)
    }
    bucket.used += 1
    const force = forced.get(area)
    const isForced = force !== undefined && force.untilMs > nowMs
    const own = Math.floor((bucket.used * 100) / (QUOTAS[area] * world.settings.quotaMultiplier))
    const percent = isForced ? Math.max(own, force.percent) : own
    const endMs = isForced ? force.untilMs : bucket.resetAtMs
    return { percent, minutes: percent >= 100 ? Math.max(1, Math.ceil((endMs - nowMs) / 60_000)) : 0 }
  }

  return {
    count(appId, assetId, area) {
      const app = measure(`app ${appId}`, 'app')
      const own = measure(`${area} ${assetId}`, area)
      const half = Math.floor(own.percent / 2)
      const line = { type: area, call_count: own.percent, total_cputime: half, total_time: half, estimated_time_to_regain_access: own.minutes }
      const headers = {
        'x-app-usage': JSON.stringify({ call_count: app.percent, total_cputime: 0, total_time: Math.floor(app.percent / 2) }),
        'x-business-use-case-usage': JSON.stringify({ [assetId]: [line] }),
      }
      const spent = own.percent >= 100 ? area : app.percent >= 100 ? 'app' : undefined
      if (!spent) return { headers, refusal: undefined }
      const { name, ...more } = OVER[spent]
      return { headers, refusal: refuseBy(name, more) }
    },
    exhaust(area, untilMs, percent = 100) {
      forced.set(area, { untilMs, percent })
    },
    clear() {
      buckets.clear()
      forced.clear()
    },
  }
}
