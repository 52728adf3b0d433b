import { parseArgs } from 'node:util'
import { type BenchOptions, complete, type Measured, type Measurement } from './measurement.ts'
import { intake } from './rows/intake.ts'
import { intakeAck } from './rows/intake-ack.ts'
import { intakeBurst } from './rows/intake-burst.ts'
import { live } from './rows/live.ts'
import { writeReport } from './write-report.ts'

type Row = (options: BenchOptions) => Promise<Measured[]>

/** In the order in which `all` takes them. A row may bring figures of a second one that the same run gives. */
const ROWS: Readonly<Record<string, Row>> = { intake, 'intake-ack': intakeAck, 'intake-burst': intakeBurst, live }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, size: { type: 'string', default: '1m' } },
})
const name = positionals[0] ?? ''
const names = name === 'all' ? Object.keys(ROWS) : [name]
if (names.some((one) => !Object.hasOwn(ROWS, one))) {
  process.stderr.write(
    `Say which row to measure: npm run bench -- ${['all', ...Object.keys(ROWS)].join(' | ')}. With --quick it is run once and short.\n`,
  )
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
const kept: Measurement[] = []
let failed = false
for (const one of names) {
  try {
    for (const measured of await ROWS[one]!({ quick: values.quick, size: readSize(values.size) })) {
      const measurement = complete(measured)
      kept.push(measurement)
      process.stdout.write(`${JSON.stringify(measurement)}\n`)
    }
  } catch (error) {
    failed = true
    process.stderr.write(`${one}: ${error instanceof Error ? error.stack : String(error)}\n`)
  }
}
if (name === 'all') writeReport(kept)
process.exit(failed ? 1 : 0)

function readSize(text: string): number {
  const [, number = '1', unit] = /^(\d+)([km]?)$/i.exec(text) ?? []
  return Number(number) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1_000 : 1)
}
