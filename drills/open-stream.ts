import { connect, type Socket } from 'node:net'

/** A live stream over a bare socket, which can be left unread. */
export interface OpenStream {
  socket: Socket
  /** The places of the facts it was given, in the order it was. */
  places: string[]
  /** Whether it was told to start afresh. */
  isFresh(): boolean
}

/** Opens the live feed with what stands in `authorization`, from a place when one is given. */
export function openStream(port: number, authorization: string, place?: string): OpenStream {
  const socket = connect({ port, host: '127.0.0.1' })
  const places: string[] = []
  let rest = ''
  let fresh = false
  const resume = place ? `last-event-id: ${place}\r\n` : ''
  socket.write(`GET /api/live HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: ${authorization}\r\n${resume}\r\n`)
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
  return { socket, places, isFresh: () => fresh }
}

/** A web hook call that is begun and never finished. */
export function beginHook(port: number, accountId: string): Socket {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.on('error', () => undefined)
  socket.write(
    `POST /hooks/${accountId} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{"for_user_id":`,
  )
  return socket
}

/** Whether these are the places of the log from the first of them to its end: none missing, none twice, in order. */
export function isWhole(places: readonly string[], all: readonly string[]): boolean {
  if (places.length === 0) return false
  const from = all.indexOf(places[0]!)
  return from >= 0 && places.length === all.length - from && places.every((place, index) => place === all[from + index])
}
