import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MODULES, Stop } from './place.mjs'
import { npm, run, step } from './run.mjs'

const NODE = 24

/** The Node that runs the programs: the one this project brings, else the machine's own when it is as new. */
export async function findNode() {
  const { version } = JSON.parse(readFileSync(join(MODULES, 'node', 'package.json'), 'utf8'))
  const brought = join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (runs(brought)) return brought
  if (majorOf(process.versions.node) === NODE) return process.execPath
  try {
    await step(`Fetching Node ${version} (once, about 50 MB)`, () => fetchNode(version, brought))
    if (runs(brought)) return brought
  } catch (error) {
    if (!(error instanceof Stop)) throw error
  }
  if (majorOf(process.versions.node) > NODE) return process.execPath
  throw new Stop(
    `Node ${NODE} could not be fetched for this system (${process.platform} ${process.arch}): check the connection and try again, or install Node ${NODE}.`,
  )
}

function runs(node) {
  const said = existsSync(node) && spawnSync(node, ['--version'], { encoding: 'utf8' })
  return said && said.status === 0 && majorOf(said.stdout.slice(1)) >= NODE
}

/** Does what the install script of the package `node` does: takes the binary out of the package for this platform. */
async function fetchNode(version, brought) {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const name = `${platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${process.arch}`
  const aside = join(MODULES, '.atalaya-node')
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside)
  writeFileSync(join(aside, 'package.json'), '{ "private": true }\n')
  try {
    const flags = ['--ignore-scripts', '--no-package-lock', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', aside]
    await run(...npm('install', ...flags, `${name}@${version}`), { cwd: aside, stdio: 'inherit' })
    const { bin } = JSON.parse(readFileSync(join(aside, 'node_modules', name, 'package.json'), 'utf8'))
    mkdirSync(dirname(brought), { recursive: true })
    renameSync(join(aside, 'node_modules', name, bin.node), brought)
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

function majorOf(version) {
  return Number.parseInt(version, 10)
}
