import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const bin = (path: string) => `${ROOT}node_modules/${path}`

/** Everything that can be known without running the product. The suite is `npm test`. */
const STEPS: readonly [string, string[]][] = [
  ['format and lint', [bin('@biomejs/biome/bin/biome'), 'ci', '--diagnostic-level=warn', '.']],
  ['types', [bin('ts7/bin/tsc'), '-p', 'tsconfig.json']],
  [
    'who imports whom',
    [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'server/src',
      'shared/src',
      'desktop/src',
      'widget/src',
      'simulators/src',
    ],
  ],
  ['sizes', ['tools/check-sizes.ts']],
  ['generated types', ['tools/check-db-types.ts']],
  ['unused code', [bin('knip/bin/knip.js')]],
]

let failed = 0
for (const [name, command] of STEPS) {
  const started = performance.now()
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit' })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name} (${seconds} s)`)
  if (status !== 0) failed++
}
console.log(`${STEPS.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
