import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Measurement } from './measurement.ts'

const PLACE = new URL('../docs/', import.meta.url)

/** docs/measurements.json holds these lines, and docs/measurements.md shows them. Rows that were not measured now keep their last line. */
export function writeReport(measured: readonly Measurement[]): void {
  const json = fileURLToPath(new URL('measurements.json', PLACE))
  const fresh = new Set(measured.map(lineOf))
  const lines = [...readKept(json).filter((line) => !fresh.has(lineOf(line))), ...measured]
  writeFileSync(json, `[\n${lines.map((line) => `  ${JSON.stringify(line)}`).join(',\n')}\n]\n`)
  writeFileSync(fileURLToPath(new URL('measurements.md', PLACE)), show(lines))
}

/** A row has a line for each size it was measured at. */
function lineOf({ row, command }: Measurement): string {
  return `${row} ${/--size \S+/.exec(command)?.[0] ?? ''}`
}

function readKept(path: string): Measurement[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return []
  }
}

function show(lines: readonly Measurement[]): string {
  const rows = lines.map((line) => {
    const also = Object.entries(line.also).map(([name, value]) => `${name} ${value}`)
    const cells = [
      `\`${line.row}\``,
      line.what,
      `${line.value} ${line.unit}${also.length > 0 ? `<br>${also.join(', ')}` : ''}`,
      line.target,
      line.reference ?? '–',
      line.ratio ?? '–',
      line.n,
      line.at.slice(0, 10),
      line.machine,
      `\`${line.command}\``,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `# Measurements

Written by \`npm run bench -- all\`. The load generator, the simulated network and the database share the machine with the server. Each figure is the
median of three runs, or of one short run where the command says \`--quick\`, and stands beside a reference measured in the same run: what the bare
database gives on this machine at that moment. Targets that are not met are not met.

| row | what | value | target | reference | ratio | n | date | machine | command |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
