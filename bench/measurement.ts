import { availableParallelism, totalmem } from 'node:os'

/** One row of docs/measurements.md. */
export interface Measurement {
  row: string
  /** What was measured, in a few words. */
  what: string
  value: number
  unit: string
  target: string
  /** What the machine gives for the bare operation in the same run; null where there is nothing to compare with. */
  reference: number | null
  /** `value / reference`. */
  ratio: number | null
  /** How many samples the value stands on. */
  n: number
  /** Further figures of the same run. */
  also: Record<string, number>
  machine: string
  /** How to measure it again. */
  command: string
  at: string
}

export type Measured = Omit<Measurement, 'machine' | 'command' | 'at' | 'ratio'>

export interface BenchOptions {
  /** Shorter runs, once instead of three times: to see that a row works, not to quote it. */
  quick: boolean
  /** Messages in the big workspace. */
  size: number
  /** Where the big workspace is kept, made there if it is not yet; thrown away after measuring unless given. */
  data?: string | undefined
}

/** How often a figure is taken: the one that is kept is the median. */
export function timesOf({ quick }: BenchOptions): number {
  return quick ? 1 : 3
}

/** The measurement as it is printed and kept, with where and when it was taken. */
export function complete(measured: Measured, command: string): Measurement {
  const ratio = measured.reference ? Number((measured.value / measured.reference).toPrecision(3)) : null
  const memory = Math.round(totalmem() / 2 ** 30)
  return { ...measured, ratio, machine: `${availableParallelism()} cores, ${memory} GiB`, command, at: new Date().toISOString() }
}
