import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** What a network between the product and its database may do. */
export type Weather = 'well' | 'cut' | 'stalled' | 'slow'

/** A relay in front of a port, on which the network can be made to fail. */
export interface Relay {
  port: number
  /** `cut`: nothing connects and what was open is broken. `stalled`: bytes are taken and go nowhere. `slow`: each piece waits 200 ms. */
  set(weather: Weather): void
  /** Breaks every connection at once; new ones work. */
  reset(): void
  close(): Promise<void>
}

const SLOW_MS = 200

export async function openProxy(target: { host: string; port: number }): Promise<Relay> {
  let weather: Weather = 'well'
  const pairs = new Set<[Socket, Socket]>()
  const server = createServer((near) => {
    if (weather === 'cut') return void near.destroy()
    const far = connect(target)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    relay(near, far)
    relay(far, near)
    for (const socket of pair) {
      socket.on('error', () => undefined)
      socket.on('close', () => {
        pairs.delete(pair)
        for (const one of pair) one.destroy()
      })
    }
  })
  /** Order is kept: what came while the network was slow or stalled leaves before what comes after. */
  function relay(from: Socket, to: Socket): void {
    let inTurn: Promise<void> = Promise.resolve()
    from.on('data', (bytes) => {
      inTurn = inTurn.then(async () => {
        if (weather === 'slow') await pause(SLOW_MS)
        while (weather === 'stalled') await pause(20)
        if (!to.destroyed) to.write(bytes)
      })
    })
  }
  const reset = () => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    reset,
    set(next) {
      weather = next
      if (next === 'cut') reset()
    },
    async close() {
      reset()
      server.close()
      await once(server, 'close')
    },
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
