import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A text that stays the same for the life of process `pid` and is never shared with a later process that is given the same number:
 * boot of the machine and start of the process. `undefined` when there is no such process.
 */
export function processIdentity(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = readIfThere(`/proc/${pid}/stat`)
    if (stat === undefined) return undefined
    // The name in field 2 may hold spaces and brackets, so count from its end: state is field 3, start time field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readIfThere('/proc/sys/kernel/random/boot_id')?.trim()}:${fields[19]}`
  }
  const started = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()
  return started || undefined
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
