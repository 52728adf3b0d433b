import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const KEPT_FILES = 10

/** Deletes all but the newest ten log files; PostgreSQL begins a new one every day and every 10 MB. */
export function pruneLogs(logDir: string): void {
  for (const name of logFiles(logDir).slice(0, -KEPT_FILES)) rmSync(join(logDir, name), { force: true })
}

/** The last 4 kB of what PostgreSQL wrote, before and after it opened its log. */
export function latestLog(logDir: string): string {
  const newest = logFiles(logDir).at(-1)
  return ['start.log', ...(newest ? [newest] : [])].map((name) => tail(join(logDir, name))).join('\n')
}

/** The line in which PostgreSQL (or initdb) says why it gave up, without its date. */
export function complaint(text: string): string {
  const lines = text.trim().split('\n')
  const found = lines.findLast((line) => /(?:FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? ''
  return found.replace(/^.*(?:FATAL|PANIC|error):\s*/, '')
}

/** Names hold the time of their beginning, so they sort by age. */
function logFiles(logDir: string): string[] {
  return readdirSync(logDir)
    .filter((name) => /^\d.*\.log$/.test(name))
    .sort()
}

function tail(path: string): string {
  try {
    return statSync(path).size === 0 ? '' : readFileSync(path, 'utf8').slice(-4096)
  } catch {
    return ''
  }
}
