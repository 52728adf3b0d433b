import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const KEPT_OUTPUT = 200_000

/** A program of the product that runs beside us; it ends with us at the latest. */
export interface RunningProcess {
  child: ChildProcess
  pid: number
  /** What matched `ready`. */
  found: RegExpExecArray
  /** From the start to `ready`. */
  readyInMs: number
  output(): string
  /** Asks it to end, and ends it when it has not after 15 seconds. */
  stop(): Promise<void>
  kill(): Promise<void>
}

interface Start {
  /** Below the root of the project. */
  script: string
  args?: readonly string[]
  env?: Record<string, string>
  /** What it prints once it can be used. */
  ready: RegExp
  withinMs?: number
  nodeArgs?: readonly string[]
}

/** Starts a script with our Node and waits until it says that it is ready. Rejects with its output when it ends before. */
export async function startProcess({ script, args = [], env = {}, ready, withinMs = 120_000, nodeArgs = [] }: Start): Promise<RunningProcess> {
  const began = performance.now()
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = once(child, 'exit')
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  const found = await new Promise<RegExpExecArray>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`${script} was not ready after ${withinMs} ms:\n${output}`))
    }, withinMs)
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-KEPT_OUTPUT)
      const match = ready.exec(output)
      if (match) {
        clearTimeout(timer)
        resolve(match)
      }
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`${script} ended with ${code}:\n${output}`))
    })
  })
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  return {
    child,
    pid: child.pid!,
    found,
    readyInMs: performance.now() - began,
    output: () => output,
    async stop() {
      if (isOver()) return
      child.kill('SIGTERM')
      const over = await Promise.race([ended.then(() => true), sleep(15_000, false, { ref: false })])
      if (!over) {
        child.kill('SIGKILL')
        await ended
      }
    },
    async kill() {
      if (isOver()) return
      child.kill('SIGKILL')
      await ended
    },
  }
}
