import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const MOST_BYTES = 20 * 1024
const SCRIPTS = ['widget.js', 'widget-panel.js']

/** Ends with 1 when both scripts together are more than 20 kB as they travel. */
const sizes = SCRIPTS.map((name) => ({ name, bytes: gzipSync(readFileSync(new URL(`dist/${name}`, import.meta.url)), { level: 9 }).length }))
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
process.stdout.write(`${sizes.map(({ name, bytes }) => `${name} ${bytes} B`).join(', ')}; together ${total} of ${MOST_BYTES} B gzip\n`)
if (total > MOST_BYTES) process.exitCode = 1
