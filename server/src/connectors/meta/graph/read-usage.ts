import type { Pace } from '../../channel.ts'
import { asList, asRecord, readJson } from './read-json.ts'

const MINUTE_MS = 60_000
/** What a refusal without any word of when is waited for. */
const UNTOLD_MS = MINUTE_MS

interface Usage {
  /** Undefined when the headers do not tell. */
  percent: number | undefined
  regainMs: number
}

/** What the usage headers say of this call: the most used limit, and when calls come back or are counted anew; undefined when they say nothing. */
export function readPace(headers: Headers, now = new Date()): Pace | undefined {
  const { percent, regainMs } = readUsage(headers)
  if (percent === undefined) return undefined
  if (regainMs > 0) return { remaining: 0, used: percent, resetsAt: new Date(now.getTime() + regainMs) }
  return { remaining: Math.max(0, Math.floor(100 - percent)), used: percent, resetsAt: new Date(now.getTime() + MINUTE_MS) }
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
  return { percent: percents.length > 0 ? Math.max(...percents) : undefined, regainMs: Math.max(0, ...minutes) * MINUTE_MS }
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

function read(header: string | null): unknown {
  try {
    return header === null ? null : readJson(header)
  } catch {
    return null
  }
}
