import type { FastifyInstance } from 'fastify'
import type { Happening } from '../world/happening.ts'
import type { World } from '../world/world.ts'
import { viewHappening } from './view.ts'

const BEAT_MS = 15_000
/** A reader this far behind misses events until it catches up; its page reads everything again when it reconnects. */
const MOST_WAITING_BYTES = 1_000_000

/** `GET /_sim/events`: everything that happens, as server-sent events. */
export function addLiveEvents(server: FastifyInstance, world: World): void {
  const open = new Set<() => void>()
  server.get('/_sim/events', (request, reply) => {
    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
    stream.write('retry: 1000\n\n')
    const listen = (happening: Happening) => {
      if (stream.writableLength > MOST_WAITING_BYTES) return
      stream.write(`data: ${JSON.stringify(viewHappening(world, happening))}\n\n`)
    }
    const beat = setInterval(() => stream.write(': beat\n\n'), BEAT_MS)
    const end = () => {
      clearInterval(beat)
      world.listeners.delete(listen)
      open.delete(end)
      stream.end()
    }
    world.listeners.add(listen)
    open.add(end)
    request.raw.once('close', end)
  })
  server.addHook('preClose', async () => {
    for (const end of open) end()
  })
}
