import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from './faults.ts'
import { problem, unauthorized, usageCapped } from './problems.ts'

const serverError = () => problem(500, 'Internal Server Error', 'Something went wrong on our side.', 'internal-error')

/** Waits until the time is over or the other side gave up. */
async function hold(request: FastifyRequest, delayMs: number, closing: AbortSignal): Promise<void> {
  const gone = new AbortController()
  request.raw.socket.once('close', () => gone.abort())
  await wait(delayMs, undefined, { signal: AbortSignal.any([gone.signal, closing]), ref: false }).catch(() => undefined)
}

/** What a fault does before the call is carried out. */
export async function strikeBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply, closing: AbortSignal): Promise<void> {
  if (fault.kind === 'slow') await hold(request, fault.delayMs, closing)
  if (fault.kind === 'token-expired') throw unauthorized()
  if (fault.kind === 'usage-capped') throw usageCapped()
  if (fault.kind === 'http-500' && !fault.afterAccept) throw serverError()
  if (fault.kind === 'overloaded') {
    reply.header('retry-after', String(fault.resetAfterS))
    throw problem(503, 'Service Unavailable', 'Over capacity.', 'over-capacity')
  }
  if (fault.kind === 'timeout') {
    reply.hijack()
    await hold(request, fault.delayMs, closing)
    request.raw.socket.destroy()
  }
  if (fault.kind === 'reset-connection' && !fault.afterAccept) {
    reply.hijack()
    request.raw.socket.resetAndDestroy()
  }
}

async function* dribble(body: string, delayMs: number, closing: AbortSignal): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(body)
  const step = Math.max(1, Math.ceil(bytes.length / 20))
  for (let place = 0; place < bytes.length; place += step) {
    yield bytes.subarray(place, place + step)
    await wait(delayMs / 20, undefined, { signal: closing, ref: false }).catch(() => undefined)
  }
}

/** What a fault does once the call has been carried out; the returned payload is what goes out. */
export async function strikeAfter(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  closing: AbortSignal,
): Promise<unknown> {
  if (fault.kind === 'timeout-after-accept') {
    await hold(request, fault.delayMs, closing)
    request.raw.socket.destroy()
  }
  if (fault.kind === 'reset-connection' && fault.afterAccept) request.raw.socket.resetAndDestroy()
  if (fault.kind === 'http-500' && fault.afterAccept) {
    reply.code(500)
    return JSON.stringify(serverError().problem)
  }
  if (fault.kind === 'slow-body' && typeof payload === 'string') {
    reply.removeHeader('content-length')
    return Readable.from(dribble(payload, fault.delayMs, closing))
  }
  return payload
}
