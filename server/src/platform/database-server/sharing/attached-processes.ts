import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processIdentity } from './process-identity.ts'

/**
 * Writes down that this process uses the server of `controlDir`; returns the file to hand to `detachProcess`.
 * The file is named by process and holds its identity, so one left by a killed process is never taken for a live one.
 */
export function attachProcess(controlDir: string): string {
  const folder = join(controlDir, 'processes')
  mkdirSync(folder, { recursive: true })
  const name = `${process.pid}-${randomUUID()}`
  const draft = join(controlDir, name)
  writeFileSync(draft, processIdentity(process.pid) ?? '')
  renameSync(draft, join(folder, name))
  return join(folder, name)
}

/** Strikes out `file`. True when no other live process uses the server, so the caller is the one to stop it. */
export function detachProcess(controlDir: string, file: string): boolean {
  rmSync(file, { force: true })
  const folder = join(controlDir, 'processes')
  let left = 0
  for (const name of readdirSync(folder)) {
    const identity = readFileSync(join(folder, name), 'utf8')
    if (identity && identity === processIdentity(Number.parseInt(name, 10))) left++
    else rmSync(join(folder, name), { force: true })
  }
  return left === 0
}
