import { freePort } from '../server/src/platform/database-server/free-port.ts'
import { type RunningProcess, startProcess } from './start-process.ts'

/** The simulated network of X in a process of its own. */
export interface SimulatorProcess extends RunningProcess {
  url: string
  /** Calls its control, `/_sim/…`; throws when it refuses. */
  control<T = Record<string, unknown>>(method: string, path: string, body?: object): Promise<T>
}

export async function startSimulator(): Promise<SimulatorProcess> {
  const port = await freePort(undefined)
  const running = await startProcess({
    script: 'simulators/src/x/main.ts',
    args: ['--port', String(port)],
    ready: /x simulator on (\S+)/,
    nodeArgs: ['--max-old-space-size=4096'],
  })
  const url = running.found[1]!
  return {
    ...running,
    url,
    async control<T>(method: string, path: string, body?: object) {
      const answer = await fetch(`${url}/_sim${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(`${method} ${path} of the simulator was answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
  }
}
