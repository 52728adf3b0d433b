import { setTimeout as sleep } from 'node:timers/promises'
import { makeDataDir, postmasterOf, type ServerProcess, startServer } from '../bench/start-server.ts'

/** The product in two processes on one database, looked after as an operator's supervisor would: what ends is started again at once. */
export interface Fleet {
  url: string
  port: number
  dataDir: string
  databaseUrl: string
  /** Kills the process that serves; resolves with the milliseconds until it is ready again. */
  killWeb(): Promise<number>
  killWorker(): Promise<number>
  killDatabase(): Promise<number>
  /** Ends that nobody caused, with what the process last said. */
  unexpected: string[]
  /** How often a process ended at one of its crash points. */
  crashes(): number
  stop(): Promise<void>
}

interface Member {
  current: ServerProcess
  killed: boolean
}

export async function startFleet({ env, workerEnv = {} }: { env: Record<string, string>; workerEnv?: Record<string, string> }): Promise<Fleet> {
  const dataDir = makeDataDir()
  const unexpected: string[] = []
  let crashes = 0
  let stopping = false

  const startWeb = (port?: number, databaseUrl?: string) =>
    startServer({ dataDir, env: { ...env, ROLES: 'web' }, ...(port && { port }), ...(databaseUrl && { databaseUrl }) })
  const startWorker = (databaseUrl: string) => startServer({ dataDir, env: { ...env, ...workerEnv, ROLES: 'worker' }, databaseUrl })
  const first = await startWeb()
  const { url, port, databaseUrl } = first
  const web: Member = { current: first, killed: false }
  const worker: Member = { current: await startWorker(databaseUrl), killed: false }

  function supervise(member: Member, start: () => Promise<ServerProcess>): void {
    member.current.child.once('exit', (code, signal) => {
      if (stopping) return
      if (!member.killed && signal === 'SIGKILL') crashes++
      else if (!member.killed) unexpected.push(`ended with ${code ?? signal}: ${member.current.output().slice(-600)}`)
      member.killed = false
      const again = (tries: number): Promise<void> =>
        start().then(
          (next) => {
            member.current = next
            supervise(member, start)
          },
          (error: unknown) => {
            if (tries === 0) unexpected.push(`did not start again: ${String(error).slice(-600)}`)
            else if (!stopping) return sleep(500).then(() => again(tries - 1))
          },
        )
      void again(10)
    })
  }
  supervise(web, () => startWeb(port, databaseUrl))
  supervise(worker, () => startWorker(databaseUrl))

  async function kill(member: Member): Promise<number> {
    // It may have died at a crash point just now.
    while (member.current.child.exitCode !== null || member.current.child.signalCode !== null) await sleep(10)
    const began = performance.now()
    const { pid } = member.current
    member.killed = true
    member.current.child.kill('SIGKILL')
    while (member.current.pid === pid) await sleep(10)
    return performance.now() - began
  }

  return {
    url,
    port,
    dataDir,
    databaseUrl,
    unexpected,
    crashes: () => crashes,
    async killWeb() {
      const began = performance.now()
      await kill(web)
      await untilReady(url)
      return performance.now() - began
    },
    killWorker: () => kill(worker),
    async killDatabase() {
      const pid = postmasterOf(dataDir)
      if (!pid) return 0
      const began = performance.now()
      process.kill(pid, 'SIGKILL')
      await sleep(50)
      await untilReady(url)
      return performance.now() - began
    },
    async stop() {
      stopping = true
      await worker.current.stop()
      await web.current.stop()
    },
  }
}

/** The server says that its database takes a write. */
export async function untilReady(url: string, withinMs = 60_000): Promise<void> {
  const end = performance.now() + withinMs
  while (performance.now() < end) {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    if (answer?.ok) return
    await sleep(25)
  }
  throw new Error(`The server was not ready within ${withinMs} ms.`)
}
