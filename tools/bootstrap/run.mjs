import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Stop } from './place.mjs'

/** Says what goes on, again every 15 seconds, and how long it took. A failure shows what the program printed. */
export async function step(title, work) {
  const begun = Date.now()
  const seconds = () => Math.round((Date.now() - begun) / 1000)
  console.log(`${title}…`)
  const beat = setInterval(() => console.log(`  still at it, ${seconds()} s`), 15_000)
  try {
    await work()
    console.log(`  done in ${seconds()} s`)
  } finally {
    clearInterval(beat)
  }
}

/** Resolves when the program ended well. Without `stdio` its output is kept back and shown only when it fails. */
export function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: options.stdio ?? ['ignore', 'pipe', 'pipe'], shell: program === 'npm.cmd' })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
    child.once('error', (error) => reject(new Stop(`${program} does not run (${error.message}): install Node 20 or later together with npm.`)))
    child.once('close', (code) => {
      if (code === 0) return resolve()
      if (said) console.error(said.trimEnd())
      reject(new Stop(adviceFor(args)))
    })
  })
}

function adviceFor(args) {
  if (args.some((arg) => arg.endsWith('build.ts'))) return 'The pages could not be built: what failed stands above.'
  return 'npm could not install what is missing: what failed stands above. Check the connection and the registry (npm config get registry) and try again.'
}

/** npm by the very file that started us when it did, else the one on the path. */
export function npm(...args) {
  const own = process.env.npm_execpath
  if (own && /npm-cli\.c?js$/.test(own) && existsSync(own)) return [process.execPath, [own, ...args]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
}
