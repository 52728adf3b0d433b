import { connect, type Socket } from 'node:net'
import type { SignedEvent } from './compose-events.ts'

/** The bytes of one web hook call over a kept connection. */
export function requestBytes({ path, body, signature }: SignedEvent, port: number): Buffer {
  const head = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\nx-twitter-webhooks-signature: ${signature}\r\n`
  return Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
}

/** Connections that carry one request at a time each; plain sockets, because the generator shares the machine with what it measures. */
export interface Senders {
  /** Resolves with the status of the answer, 0 when the connection broke. */
  send(bytes: Buffer): Promise<number>
  close(): void
}

/** At most `most` connections; requests beyond that wait for a free one. */
export function openSenders(port: number, most: number): Senders {
  const free: Connection[] = []
  const waiting: { bytes: Buffer; done: (status: number) => void }[] = []
  let open = 0

  function release(connection: Connection): void {
    const next = waiting.shift()
    if (next) connection.carry(next.bytes, next.done)
    else free.push(connection)
  }
  const lost = (connection: Connection) => {
    open--
    const at = free.indexOf(connection)
    if (at >= 0) free.splice(at, 1)
  }
  return {
    send(bytes) {
      return new Promise((done) => {
        const connection = free.pop()
        if (connection) return connection.carry(bytes, done)
        if (open >= most) return void waiting.push({ bytes, done })
        open++
        openConnection(port, release, lost).carry(bytes, done)
      })
    },
    close() {
      for (const connection of free) connection.close()
    },
  }
}

interface Connection {
  carry(bytes: Buffer, done: (status: number) => void): void
  close(): void
}

function openConnection(port: number, release: (connection: Connection) => void, lost: (connection: Connection) => void): Connection {
  let done: ((status: number) => void) | undefined
  let answer = ''
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const settle = (status: number) => {
    const then = done
    done = undefined
    answer = ''
    then?.(status)
  }
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    answer += chunk
    const head = answer.indexOf('\r\n\r\n')
    if (head < 0) return
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer)?.[1] ?? 0)
    if (answer.length < head + 4 + length) return
    settle(Number(answer.slice(9, 12)))
    release(connection)
  })
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    lost(connection)
    settle(0)
  })
  const connection: Connection = {
    carry(bytes, then) {
      done = then
      socket.write(bytes)
    },
    close: () => socket.destroy(),
  }
  return connection
}
