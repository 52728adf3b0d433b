// Every npm script enters here: `node tools/bootstrap.mjs <verb> [arguments]`. It installs what is missing, builds the pages when their
// sources changed, and runs the verb's program with Node 24. Plain JavaScript without dependencies, in bootstrap/ too: it runs before
// anything is installed, on any Node from 20 on.
import { join } from 'node:path'
import { buildPages } from './bootstrap/build-pages.mjs'
import { findNode } from './bootstrap/find-node.mjs'
import { handOver } from './bootstrap/hand-over.mjs'
import { install } from './bootstrap/install.mjs'
import { ROOT, Stop } from './bootstrap/place.mjs'

const OLDEST_NODE = 20

/** The server keeps little and makes much rubbish: without these Node would rather grow than tidy up. The Dockerfile and bench/start-server.ts say the same. */
const SERVER_FLAGS = ['--max-semi-space-size=32', '--max-old-space-size=1536']

const VERBS = {
  start: { program: 'server/src/main.ts', needsBuild: true, flags: SERVER_FLAGS },
  dev: { program: 'tools/dev.ts' },
  test: { program: 'tools/test.ts' },
  check: { program: 'tools/check.ts' },
  bench: { program: 'bench/main.ts', needsBuild: true },
  drill: { program: 'drills/main.ts', needsBuild: true },
}

try {
  await main(process.argv[2], process.argv.slice(3))
} catch (error) {
  if (!(error instanceof Stop)) throw error
  console.error(`\n${error.message}`)
  process.exitCode = 1
}

async function main(verb, rest) {
  const known = Object.hasOwn(VERBS, verb ?? '') ? VERBS[verb] : undefined
  if (!known) throw new Stop(`Say what to do: npm start, or npm run ${Object.keys(VERBS).slice(1).join(', ')}.`)
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE)
    throw new Stop(`Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or later.`)
  await install()
  const node = await findNode()
  if (known.needsBuild) await buildPages(node)
  await handOver(node, [...(known.flags ?? []), join(ROOT, known.program), ...rest])
}
