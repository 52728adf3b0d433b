import { request } from 'node:http'
import type { MadeRequest } from '../../server/test/fuzz/make-request.ts'

export interface Answered {
  /** 0 when there was no answer. */
  status: number
  body: string
  /** Why there was none. */
  broke?: string
}

const REFUSED: Answered = { status: 413, body: JSON.stringify({ code: 'request/too-large', message: '', requestId: '' }) }
/** What the server reads of a body at most. */
const BODY_LIMIT = 1024 * 1024

/**
 * Sends exactly this path, which a URL parser would tidy up, and resolves with the answer, whatever it is. What is too large is refused
 * while it is being sent, and the connection closed: when that breaks it before the refusal could be read, it counts as one.
 */
export function sendRequest(port: number, { method, path, headers, body }: MadeRequest, withinMs: number): Promise<Answered> {
  return new Promise((resolve) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const asked = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...length }, agent: false })
    let answered = false
    const isTooLarge = Buffer.byteLength(body ?? '') > BODY_LIMIT
    const broke = (error: Error & { code?: string }) => {
      if (answered) return
      if (isTooLarge && (error.code === 'EPIPE' || error.code === 'ECONNRESET')) resolve(REFUSED)
      else resolve({ status: 0, body: '', broke: `no answer: ${error.message}` })
    }
    asked.setTimeout(withinMs, () => asked.destroy(new Error(`none within ${withinMs} ms`)))
    asked.on('error', broke)
    asked.on('response', (answer) => {
      answered = true
      const pieces: Buffer[] = []
      const end = () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString() })
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.once('end', end)
      answer.once('error', end)
    })
    asked.end(body)
  })
}
