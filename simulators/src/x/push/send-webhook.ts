import { Agent, request as httpRequest } from 'node:http'
import { request as httpsRequest, Agent as SecureAgent } from 'node:https'

/** Carries signed bodies over kept connections. Resolves to the answer's status, or to 0 when there was none. */
export type Sender = { send(url: string, body: string, signature: string, timeoutMs: number): Promise<number>; close(): void }

/** A sender that keeps up to `connections` connections open. */
export function createSender(connections: number): Sender {
  const plain = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections, scheduling: 'lifo' })
  const secure = new SecureAgent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections })
  const targets = new Map<string, URL>()
  return {
    send(url, body, signature, timeoutMs) {
      const target = targets.get(url) ?? new URL(url)
      targets.set(url, target)
      const isSecure = target.protocol === 'https:'
      const options = {
        method: 'POST',
        hostname: target.hostname,
        port: target.port,
        path: target.pathname + target.search,
        agent: isSecure ? secure : plain,
        timeout: timeoutMs,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'x-twitter-webhooks-signature': signature,
          'user-agent': 'X-Activity',
        },
      }
      return new Promise((resolve) => {
        const call = (isSecure ? httpsRequest : httpRequest)(options, (response) => {
          response.resume()
          response.once('end', () => resolve(response.statusCode ?? 0))
          response.once('error', () => resolve(0))
        })
        call.once('timeout', () => call.destroy())
        call.once('error', () => resolve(0))
        call.end(body)
      })
    },
    close() {
      plain.destroy()
      secure.destroy()
    },
  }
}
