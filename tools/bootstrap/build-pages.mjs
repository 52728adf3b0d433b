import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { envWith, ROOT, readIfThere, Stop } from './place.mjs'
import { run, step } from './run.mjs'

/** What the pages are made of, and where they are put. */
const PAGE_SOURCES = ['desktop', 'widget', 'shared', 'tools/build.ts', 'package-lock.json']
const PAGES = ['desktop/dist', 'widget/dist']

/** The pages are built from the present sources; a stamp beside each says from which. */
export async function buildPages(node) {
  const stamp = hashOf(PAGE_SOURCES)
  if (PAGES.every((folder) => readIfThere(join(ROOT, folder, '.sources')) === stamp)) return
  await step('Building the pages (half a minute)', () => run(node, [join(ROOT, 'tools', 'build.ts')], { cwd: ROOT, env: envWith(node) }))
  for (const folder of PAGES) {
    if (!existsSync(join(ROOT, folder))) throw new Stop(`The build left no ${folder}: look at what it printed above.`)
    writeFileSync(join(ROOT, folder, '.sources'), stamp)
  }
}

function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    const full = join(ROOT, path)
    if (!existsSync(full)) return
    const entries = listIfFolder(full)
    if (entries) for (const name of entries) add(join(path, name))
    else hash.update(`${path}\0`).update(readFileSync(full))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** Names that take part in the build, `undefined` for a file. */
function listIfFolder(path) {
  try {
    return readdirSync(path)
      .filter((name) => name !== 'node_modules' && name !== 'dist' && !name.startsWith('.') && !/\.test\.tsx?$/.test(name))
      .sort()
  } catch {
    return undefined
  }
}
