import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const FOLDER = new URL('../../../simulators/src/', import.meta.url)
const START_WITHIN_MS = 15_000

/** A simulated network as a process of its own, and the calls by which the demonstration directs it. */
export interface Simulator {
  url: string
  /** Throws when the network refuses. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Record<string, unknown>>
  stop(): Promise<void>
}

/** The simulator of this folder runs and answers. */
export async function startSimulator(folder: 'x' | 'meta' | 'mail', options: Readonly<Record<string, number>>): Promise<Simulator> {
  const program = fileURLToPath(new URL(`${folder}/main.ts`, FOLDER))
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn(process.execPath, [program, ...given], { stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const url = await firstLine(child, folder)
  return {
    url,
    async call(method, path, body) {
      const answer = await fetch(`${url}/_sim${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      const said = (await answer.json()) as Record<string, unknown>
      if (!answer.ok) throw new Error(`the simulated network ${folder} refused ${method} ${path}: ${JSON.stringify(said)}`)
      return said
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
    },
  }
}

function firstLine(child: ChildProcess, folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the simulated network ${folder} did not start in time`))
    }, START_WITHIN_MS)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`the simulated network ${folder} ended with ${code}`))
    })
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString()
      const found = /on (http:\/\/[^\s,]+)/.exec(said)
      if (!found) return
      clearTimeout(timer)
      resolve(found[1]!)
    })
  })
}
