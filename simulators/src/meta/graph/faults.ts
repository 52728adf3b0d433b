import { seededRandom } from '../../x/world/seeded-random.ts'
import type { RefusalName } from './errors.ts'

export const FAULT_KINDS = [
  'http-500',
  'html-502',
  'refusal',
  'timeout-after-accept',
  'timeout',
  'rate-limit',
  'token-expired',
  'slow',
  'slow-body',
  'reset-connection',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export type Fault = {
  faultId: string
  kind: FaultKind
  /** `METHOD /:id/edge`, `METHOD kind/edge` (`POST phone/messages`), or only an edge; every call when left out. */
  route: string | undefined
  /** Only calls about this asset. */
  asset: string | undefined
  /** How many calls it strikes before it is spent; without end when left out. */
  times: number | undefined
  /** Share of matching calls that are struck. */
  probability: number
  /** For errors and `reset-connection`: after the call has been carried out instead of before. */
  afterAccept: boolean
  delayMs: number
  /** Of `rate-limit`: for how long; of `refusal` by name, or by its own numbers. */
  resetAfterS: number
  percent: number
  name: RefusalName | undefined
  status: number | undefined
  code: number | undefined
  subcode: number | undefined
  transient: boolean | undefined
  struck: number
}
export type Struck = { method: string; node: string; edge: string; assets: readonly string[] }
export type FaultBox = {
  add(input: Partial<Fault> & { kind: FaultKind; seed?: number | undefined }): Fault
  list(): Fault[]
  remove(faultId?: string): void
  draw(call: Struck): Fault | undefined
}

function matches(fault: Fault, { method, node, edge, assets }: Struck): boolean {
  if (fault.asset !== undefined && !assets.includes(fault.asset)) return false
  if (fault.route === undefined) return true
  const path = edge === '' ? '' : `/${edge}`
  return [`${method} /:id${path}`, `${method} ${node}${path}`, `${method} /${edge}`, edge].includes(fault.route)
}

/** Faults that an operator asked for. Chance is seeded, so the same calls are struck again in the next run. */
export function createFaultBox(): FaultBox {
  const faults = new Map<string, { fault: Fault; random: () => number }>()
  let made = 0
  return {
    add({ seed, ...input }) {
      made += 1
      const fault: Fault = {
        faultId: `fault-${made}`,
        route: undefined,
        asset: undefined,
        times: undefined,
        probability: 1,
        afterAccept: false,
        delayMs: input.kind === 'slow' || input.kind === 'slow-body' ? 2000 : 60_000,
        resetAfterS: 600,
        percent: 100,
        name: undefined,
        status: undefined,
        code: undefined,
        subcode: undefined,
        transient: undefined,
        ...input,
        struck: 0,
      }
      faults.set(fault.faultId, { fault, random: seededRandom(seed ?? 1) })
      return fault
    },
    list: () => [...faults.values()].map((entry) => entry.fault),
    remove(faultId) {
      if (faultId === undefined) faults.clear()
      else faults.delete(faultId)
    },
    draw(call) {
      for (const { fault, random } of faults.values()) {
        if (!matches(fault, call) || (fault.times !== undefined && fault.struck >= fault.times)) continue
        if (random() >= fault.probability) continue
        fault.struck += 1
        return fault
      }
      return undefined
    },
  }
}
