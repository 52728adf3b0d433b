import { parseArgs } from 'node:util'
import { type BenchOptions, complete, type Measured, type Measurement } from './measurement.ts'
import { bigWorkspace } from './rows/big-workspace.ts'
import { chat } from './rows/chat.ts'
import { desk } from './rows/desk.ts'
import { intake } from './rows/intake.ts'
import { intakeAck } from './rows/intake-ack.ts'
import { intakeBurst } from './rows/intake-burst.ts'
import { live } from './rows/live.ts'
import { parse } from './rows/parse.ts'
import { start } from './rows/start.ts'
import { writeReport } from './write-report.ts'

interface Measure {
  /** The rows that one run gives. */
  rows: readonly string[]
  run: (options: BenchOptions) => Promise<Measured[]>
}

/** In the order in which `all` takes them. */
const MEASURES: readonly Measure[] = [
  { rows: ['intake', 'memory'], run: intake },
  { rows: ['intake-ack'], run: intakeAck },
  { rows: ['intake-burst'], run: intakeBurst },
  { rows: ['live'], run: live },
  { rows: ['chat'], run: chat },
  { rows: ['parse'], run: parse },
  { rows: ['inbox', 'counts', 'conversation', 'search'], run: bigWorkspace },
  { rows: ['desk'], run: desk },
  { rows: ['start'], run: start },
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    size: { type: 'string', default: '1m' },
    data: { type: 'string' },
  },
})
const isWanted = (row: string) => positionals.includes('all') || positionals.includes(row)
const chosen = MEASURES.filter(({ rows }) => rows.some(isWanted))
if (chosen.length === 0) {
  const known = ['all', ...MEASURES.flatMap(({ rows }) => rows)].join(' | ')
  process.stderr.write(
    `Say which rows to measure: npm run bench -- ${known}. With --quick they are run once and short; --size 10m is the tenfold workspace, --data FOLDER keeps it there for the next time; --keep writes docs/measurements.* as all does.\n`,
  )
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
const kept: Measurement[] = []
let failed = false
for (const { rows, run } of chosen) {
  try {
    for (const measured of await run({ quick: values.quick, size: readSize(values.size), data: values.data })) {
      if (!isWanted(measured.row)) continue
      const measurement = complete(
        measured,
        `npm run bench -- ${measured.row}${values.quick ? ' --quick' : ''}${values.size === '1m' ? '' : ` --size ${values.size}`}`,
      )
      kept.push(measurement)
      process.stdout.write(`${JSON.stringify(measurement)}\n`)
    }
  } catch (error) {
    failed = true
    process.stderr.write(`${rows.join(', ')}: ${error instanceof Error ? error.stack : String(error)}\n`)
  }
}
if (positionals.includes('all') || values.keep) writeReport(kept)
process.exit(failed ? 1 : 0)

function readSize(text: string): number {
  const [, number = '1', unit] = /^(\d+)([km]?)$/i.exec(text) ?? []
  return Number(number) * (unit === 'm' ? 1_000_000 : unit === 'k' ? 1_000 : 1)
}
