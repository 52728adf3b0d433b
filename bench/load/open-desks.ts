import { type ClientRequest, request } from 'node:http'
import type { Stage } from '../open-stage.ts'
import { keyAs } from '../open-workspace.ts'

interface HeardFact {
  type: string
  at: string
  data: Record<string, string | undefined>
}
type Listener = (fact: HeardFact, at: number) => void

export interface Desks {
  /** Calls back with each fact that a watched desk reads, at the moment it did. Returns how to stop. */
  onFact(listener: Listener): () => void
  /** So many are read closely; the others are only emptied, for reading all of them would measure the reader. */
  watched: number
  close(): void
}

const WATCH_EVERY = 10

/** So many desks follow the live feed, each over a connection of its own, with the key of one program. */
export async function openDesks({ server, admin }: Pick<Stage, 'server' | 'admin'>, count: number): Promise<Desks> {
  const { headers } = await keyAs(server.url, admin)
  return readDesks(`${server.url}/api/live`, headers, count)
}

/** Opens the streams of events at an address. */
export async function readDesks(url: string, headers: Record<string, string>, count: number): Promise<Desks> {
  const listeners = new Set<Listener>()
  const calls = await Promise.all(Array.from({ length: count }, (_, desk) => openDesk(url, headers, desk % WATCH_EVERY === 0 ? listeners : null)))
  return {
    watched: Math.ceil(count / WATCH_EVERY),
    onFact(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      for (const call of calls) call.destroy()
    },
  }
}

function openDesk(url: string, headers: Record<string, string>, listeners: ReadonlySet<Listener> | null): Promise<ClientRequest> {
  const call = request(url, { headers, agent: false })
  return new Promise((resolve, reject) => {
    // Rejecting after the answer has come changes nothing: a desk that is closed is no failure.
    call.on('error', reject)
    call.on('response', (response) => {
      let rest = ''
      response.setEncoding('utf8')
      response.on('error', () => undefined)
      response.on('data', (chunk: string) => {
        if (!listeners) return
        const at = Date.now()
        const blocks = (rest + chunk).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          const data = /^data: (\{.*\})$/m.exec(block)?.[1]
          if (data && block.includes('event: fact')) for (const listener of listeners) listener(JSON.parse(data), at)
        }
      })
      resolve(call)
    })
    call.end()
  })
}
