import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const PARTS = [
  { built: 'desktop/dist/index.html', from: ['desktop/src', 'desktop/public', 'desktop/index.html', 'desktop/vite.config.ts', 'shared/src'] },
  { built: 'widget/dist/widget.js', from: ['widget/src', 'widget/vite.config.ts', 'shared/src'] },
] as const

/** The pages that are served are those of the sources as they are: they are built again when something in them is newer. */
export function buildPages(): void {
  if (PARTS.every(({ built, from }) => isNewer(join(ROOT, built), from))) return
  const { status } = spawnSync(process.execPath, ['tools/build.ts'], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) throw new Error('The pages could not be built.')
}

function isNewer(built: string, from: readonly string[]): boolean {
  if (!existsSync(built)) return false
  const builtAt = statSync(built).mtimeMs
  return from.every((path) => newest(join(ROOT, path)) <= builtAt)
}

function newest(path: string): number {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  const inside = readdirSync(path).filter((name) => !name.includes('.test.'))
  return Math.max(0, ...inside.map((name) => newest(join(path, name))))
}
