import { request } from 'node:http'
import type { Stage } from '../open-stage.ts'
import { keyAs } from '../open-workspace.ts'

export interface Desks {
  /** Calls back with each event of each desk, at the moment it was read. */
  onFact(listener: (desk: number, data: string, at: number) => void): void
  close(): void
}

/** So many desks follow the live feed, each over a connection of its own, as keys of one program. */
export async function openDesks({ server, admin }: Pick<Stage, 'server' | 'admin'>, count: number): Promise<Desks> {
  const { headers } = await keyAs(server.url, admin)
  const listeners: ((desk: number, data: string, at: number) => void)[] = []
  const calls = await Promise.all(
    Array.from({ length: count }, (_, desk) => {
      const call = request(`${server.url}/api/live`, { headers, agent: false })
      return new Promise<typeof call>((resolve, reject) => {
        call.on('error', reject)
        call.on('response', (response) => {
          let rest = ''
          response.setEncoding('utf8')
          response.on('error', () => undefined)
          response.on('data', (chunk: string) => {
            const at = Date.now()
            const blocks = (rest + chunk).split('\n\n')
            rest = blocks.pop() ?? ''
            if (listeners.length === 0) return
            for (const block of blocks) {
              const data = /^event: fact\ndata: (.*)$/m.exec(block)?.[1]
              if (data) for (const listener of listeners) listener(desk, data, at)
            }
          })
          resolve(call)
        })
        call.end()
      })
    }),
  )
  return {
    onFact: (listener) => void listeners.push(listener),
    close() {
      for (const call of calls) {
        call.on('error', () => undefined)
        call.destroy()
      }
    },
  }
}
