import { parseArgs } from 'node:util'
import { crash } from './crash.ts'
import { database } from './database.ts'
import { fuzz } from './fuzz.ts'
import { mail } from './mail/mail.ts'
import { platform } from './platform.ts'
import { poison } from './poison.ts'
import { shuffle } from './shuffle.ts'
import { slowReader } from './slow-reader.ts'
import { type Drill, openVerdict } from './verdict.ts'

const DRILLS: Readonly<Record<string, Drill>> = { crash, database, platform, shuffle, poison, 'slow-reader': slowReader, fuzz, mail }

const { values, positionals } = parseArgs({ allowPositionals: true, options: { full: { type: 'boolean', default: false } } })
const name = positionals[0] ?? ''
const names = name === 'all' ? Object.keys(DRILLS) : [name]
if (names.some((one) => !Object.hasOwn(DRILLS, one))) {
  process.stderr.write(`Say which drill to run: npm run drill -- ${['all', ...Object.keys(DRILLS)].join(' | ')}. With --full it is the long form.\n`)
  process.exit(2)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
let failures = 0
for (const one of names) {
  const began = performance.now()
  const verdict = openVerdict()
  process.stdout.write(`drill ${one}\n`)
  try {
    await DRILLS[one]!(values, verdict)
  } catch (error) {
    verdict.must(false, 'the drill runs to its end', error instanceof Error ? error.stack : String(error))
  }
  failures += verdict.broken.length
  process.stdout.write(
    `drill ${one}: ${verdict.broken.length === 0 ? 'passed' : `FAILED (${verdict.broken.length})`} in ${Math.round((performance.now() - began) / 1000)} s\n`,
  )
}
process.exit(failures === 0 ? 0 : 1)
