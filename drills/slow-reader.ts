import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLoad } from '../bench/load/start-load.ts'
import { openStage, residentMegabytes, type Stage } from '../bench/open-stage.ts'
import { keyAs } from '../bench/open-workspace.ts'
import { countRows, openPool } from './ledgers.ts'
import type { Drill } from './verdict.ts'

const STUCK = 40
const MOST_GROWTH_MB = 400

/** Desks that stop reading while thousands of messages come in: they are dropped, cost little memory, and miss nothing when they come back. */
export const slowReader: Drill = async ({ full }, verdict) => {
  const messages = full ? 60_000 : 12_000
  const stage = await openStage(['bancoandino'])
  const database = openPool(stage.server.databaseUrl)
  try {
    const { headers } = await keyAs(stage.server.url, stage.admin)
    const reader = openStream(stage, headers.authorization!)
    const stuck = Array.from({ length: STUCK }, () => openStream(stage, headers.authorization!))
    await sleep(1_500)
    for (const one of stuck) one.socket.pause()
    const before = residentMegabytes(stage.server.pid)
    const load = await startLoad({
      target: stage.brands[0]!,
      count: messages,
      contacts: 500,
      directShare: 1,
      seed: 'slow reader',
      port: stage.server.port,
      connections: 32,
      perSecond: full ? 800 : 500,
      forMs: 300_000,
    })
    const sending = load.send()
    let most = before
    let over = false
    const watch = (async () => {
      while (!over) {
        most = Math.max(most, residentMegabytes(stage.server.pid))
        await sleep(200)
      }
    })()
    await sending
    load.close()
    while ((await countRows(database, `raw_events where state = 'pending'`)) > 0) await sleep(200)
    await sleep(2_000)
    over = true
    await watch
    verdict.must(most - before < MOST_GROWTH_MB, 'memory stays bounded', `from ${before} to ${most} MB with ${STUCK} desks that do not read`)
    const { rows } = await database.query<{ place: string }>(`select f.tx || '.' || f.seq as place from facts f order by f.tx, f.seq`)
    const all = rows.map(({ place }) => place)
    verdict.must(
      !reader.socket.destroyed && hasAll(reader.places(), all),
      'a desk that reads is given everything, in order',
      `${reader.places().length} facts`,
    )
    for (const one of stuck) one.socket.resume()
    await sleep(3_000)
    const dropped = stuck.filter((one) => one.socket.destroyed)
    verdict.must(dropped.length === STUCK, 'desks that do not read are dropped', `${dropped.length} of ${STUCK}`)
    const place = stuck[0]!.places().at(-1)
    const again = openStream(stage, headers.authorization!, place)
    await sleep(4_000)
    const whole = again.fresh() || hasAll([...stuck[0]!.places(), ...again.places()], all)
    verdict.must(
      whole,
      'one that comes back with its place misses nothing',
      again.fresh() ? 'it is told to start afresh' : `${again.places().length} facts after ${place}`,
    )
    again.socket.destroy()
    reader.socket.destroy()
  } finally {
    await database.end()
    await stage.close()
  }
}

interface OpenStream {
  socket: Socket
  /** The places of the facts it was given, in the order it was. */
  places(): string[]
  /** Whether it was told to start afresh. */
  fresh(): boolean
}

/** A live stream over a bare socket, which can be left unread. */
function openStream({ server }: Stage, authorization: string, place?: string): OpenStream {
  const socket = connect({ port: server.port, host: '127.0.0.1' })
  const places: string[] = []
  let rest = ''
  let fresh = false
  const resume = place ? `last-event-id: ${place}\r\n` : ''
  socket.write(`GET /api/live HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nauthorization: ${authorization}\r\n${resume}\r\n`)
  socket.on('error', () => undefined)
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('id: ')) places.push(line.slice(4))
      if (line.startsWith('event: fresh')) fresh = true
    }
  })
  return { socket, places: () => places, fresh: () => fresh }
}

/** Whether these are the last so many of all places, none missing, none twice, in order. */
function hasAll(places: readonly string[], all: readonly string[]): boolean {
  return places.length > 0 && all.slice(-places.length).every((place, index) => place === places[index])
}
