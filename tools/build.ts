import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const VITE = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url))

/** Builds the browser code of every workspace that has some: into desktop/dist and widget/dist. */
for (const workspace of ['desktop', 'widget']) {
  const folder = `${ROOT}${workspace}`
  if (!existsSync(`${folder}/vite.config.ts`)) continue
  const { status } = spawnSync(process.execPath, [VITE, 'build', '--logLevel', 'warn'], {
    cwd: folder,
    stdio: 'inherit',
    // Whoever asks for the build, a test run as well, is given the pages as they are served.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) process.exit(status ?? 1)
}
