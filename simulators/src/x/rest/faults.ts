import { seededRandom } from '../world/seeded-random.ts'

export const FAULT_KINDS = [
  'http-500',
  'overloaded',
  'timeout-after-accept',
  'timeout',
  'rate-limit',
  'usage-capped',
  'token-expired',
  'slow',
  'slow-body',
  'reset-connection',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export type Fault = {
  faultId: string
  kind: FaultKind
  /** `METHOD /path/:template`, or only a path's beginning; everything under /2 when left out. */
  route: string | undefined
  /** The user on whose behalf one calls; everybody when left out. */
  user: string | undefined
  /** How many calls it strikes before it is spent; without end when left out. */
  times: number | undefined
  /** Share of matching calls that are struck. */
  probability: number
  /** For `http-500` and `reset-connection`: after the call has been carried out instead of before. */
  afterAccept: boolean
  delayMs: number
  resetAfterS: number
  struck: number
}
export type FaultBox = {
  add(input: Partial<Fault> & { kind: FaultKind; seed?: number | undefined }): Fault
  list(): Fault[]
  remove(faultId?: string): void
  draw(endpoint: string, user: string | undefined): Fault | undefined
}

/** Faults that an operator asked for. Chance is seeded, so the same calls are struck again in the next run. */
export function createFaultBox(): FaultBox {
  const faults = new Map<string, { fault: Fault; random: () => number }>()
  let made = 0
  const matches = (fault: Fault, endpoint: string) => {
    if (fault.route === undefined) return true
    return fault.route.includes(' ') ? fault.route === endpoint : (endpoint.split(' ')[1] ?? '').startsWith(fault.route)
  }
  return {
    add(input) {
      made += 1
      const fault: Fault = {
        faultId: `fault-${made}`,
        kind: input.kind,
        route: input.route,
        user: input.user,
        times: input.times,
        probability: input.probability ?? 1,
        afterAccept: input.afterAccept ?? false,
        delayMs: input.delayMs ?? (input.kind === 'slow' || input.kind === 'slow-body' ? 2000 : 60_000),
        resetAfterS: input.resetAfterS ?? 60,
        struck: 0,
      }
      faults.set(fault.faultId, { fault, random: seededRandom(input.seed ?? 1) })
      return fault
    },
    list: () => [...faults.values()].map((entry) => entry.fault),
    remove(faultId) {
      if (faultId === undefined) faults.clear()
      else faults.delete(faultId)
    },
    draw(endpoint, user) {
      for (const { fault, random } of faults.values()) {
        if (fault.user !== undefined && fault.user !== user) continue
        if (!matches(fault, endpoint) || (fault.times !== undefined && fault.struck >= fault.times)) continue
        if (random() >= fault.probability) continue
        fault.struck += 1
        return fault
      }
      return undefined
    },
  }
}
