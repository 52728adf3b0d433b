import type { Pace } from '../../channel.ts'
import { asList, asRecord, readJson } from './read-json.ts'

const MINUTE_MS = 60_000
/** From this share of a limit on, in percent, one goes slower. */
const SLOW_AT = 80
/** What a refusal without any word of when is waited for. */
const UNTOLD_MS = MINUTE_MS

interface Usage {
  percent: number
  regainMs: number
}

/** What the usage headers say of this call: below 80 % nothing, then what is left for the next minute, and at 100 % when access comes back. */
export function readPace(headers: Headers, now = new Date()): Pace | undefined {
  const { percent, regainMs } = readUsage(headers)
  if (regainMs > 0) return { remaining: 0, resetsAt: new Date(now.getTime() + regainMs) }
  if (percent < SLOW_AT) return undefined
  return { remaining: Math.max(0, Math.floor(100 - percent)), resetsAt: new Date(now.getTime() + MINUTE_MS) }
}

/** Not before this moment, after a refusal for too many calls. */
export function readRetryAt(headers: Headers, now: Date): Date {
  const { regainMs } = readUsage(headers)
  return new Date(now.getTime() + (regainMs > 0 ? regainMs : UNTOLD_MS))
}

/** The most used of all limits that the headers tell of, and the longest wait. */
export function readUsage(headers: Headers): Usage {
  const app = asRecord(read(headers.get('x-app-usage')))
  const perAsset = Object.values(asRecord(read(headers.get('x-business-use-case-usage')))).flatMap(asList)
  const all = [app, ...perAsset.map(asRecord)]
  const percents = all.flatMap(({ call_count, total_time, total_cputime }) => [call_count, total_time, total_cputime]).filter(isAmount)
  const minutes = all.map(({ estimated_time_to_regain_access }) => estimated_time_to_regain_access).filter(isAmount)
  return { percent: Math.max(0, ...percents), regainMs: Math.max(0, ...minutes) * MINUTE_MS }
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

function read(header: string | null): unknown {
  try {
    return header === null ? null : readJson(header)
  } catch {
    return null
  }
}
