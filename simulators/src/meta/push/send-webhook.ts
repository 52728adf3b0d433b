import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'

export type Sender = { send(url: string, body: string, secret: string, timeoutMs: number): Promise<number>; close(): void }

/** Carries signed bodies over kept connections. Resolves to the answer's status, or to 0 when there was none. */
export function createSender(connections: number): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections, scheduling: 'lifo' })
  return {
    send: (url, body, secret, timeoutMs) =>
      new Promise((resolve) => {
        const sign = (name: string) => createHmac(name, secret).update(body).digest('hex')
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'facebookexternalua',
          'x-hub-signature': `sha1=${sign('sha1')}`,
          'x-hub-signature-256': `sha256=${sign('sha256')}`,
        }
        const call = request(url, { method: 'POST', agent, timeout: timeoutMs, headers }, (response) => {
          response.resume()
          response.once('end', () => resolve(response.statusCode ?? 0))
          response.once('error', () => resolve(0))
        })
        call.once('timeout', () => call.destroy())
        call.once('error', () => resolve(0))
        call.end(body)
      }),
    close: () => agent.destroy(),
  }
}
