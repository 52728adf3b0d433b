import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { deadToken, type GraphError, REFUSALS, refused } from './errors.ts'
import type { Fault } from './faults.ts'

const PAGE_502 = '<!DOCTYPE html><html><head><title>Facebook | Error</title></head><body><p>Sorry, something went wrong.</p></body></html>'

/** The connection is cut instead of answered. */
export const isSilent = (fault: Fault): boolean =>
  fault.kind === 'timeout' || fault.kind === 'timeout-after-accept' || fault.kind === 'reset-connection'

/** The error a fault answers with; undefined when it does something else. */
export function errorOf(fault: Fault): GraphError | undefined {
  if (fault.kind === 'token-expired') return deadToken(fault.subcode ?? 463, fault.status ?? 401)
  if (fault.kind === 'http-500') return refused({ ...REFUSALS[fault.code === 1 ? 'unknown' : 'service'] })
  if (fault.kind !== 'refusal') return undefined
  const known = fault.name ? REFUSALS[fault.name] : { status: 500, code: fault.code ?? 1, message: `(#${fault.code ?? 1}) Refused` }
  const given = Object.entries({ status: fault.status, code: fault.code, subcode: fault.subcode, transient: fault.transient })
  return refused({ ...known, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) })
}

async function hold(request: FastifyRequest, delayMs: number, closing: AbortSignal): Promise<void> {
  const gone = new AbortController()
  request.raw.socket.once('close', () => gone.abort())
  await wait(delayMs, undefined, { signal: AbortSignal.any([gone.signal, closing]), ref: false }).catch(() => undefined)
}

async function* dribble(body: string, delayMs: number, closing: AbortSignal): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(body)
  const step = Math.max(1, Math.ceil(bytes.length / 20))
  for (let place = 0; place < bytes.length; place += step) {
    yield bytes.subarray(place, place + step)
    await wait(delayMs / 20, undefined, { signal: closing, ref: false }).catch(() => undefined)
  }
}

/** What a fault does before the call is carried out; true when the call is over with it. */
export async function strikeBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply, closing: AbortSignal): Promise<boolean> {
  if (fault.kind === 'slow') await hold(request, fault.delayMs, closing)
  if (fault.afterAccept || fault.kind === 'timeout-after-accept') return false
  const error = errorOf(fault)
  if (error) throw error
  if (fault.kind === 'html-502') {
    await reply.code(502).type('text/html').send(PAGE_502)
    return true
  }
  if (!isSilent(fault)) return false
  reply.hijack()
  if (fault.kind === 'timeout') await hold(request, fault.delayMs, closing)
  if (fault.kind === 'timeout') request.raw.socket.destroy()
  else request.raw.socket.resetAndDestroy()
  return true
}

/** What a fault does once the call has been carried out; true when the answer is over with it. */
export async function strikeAfter(fault: Fault, request: FastifyRequest, reply: FastifyReply, body: string, closing: AbortSignal): Promise<boolean> {
  if (fault.kind === 'slow-body') {
    await reply.type('application/json; charset=UTF-8').send(Readable.from(dribble(body, fault.delayMs, closing)))
    return true
  }
  if (fault.kind === 'timeout-after-accept') {
    reply.hijack()
    await hold(request, fault.delayMs, closing)
    request.raw.socket.destroy()
    return true
  }
  if (!fault.afterAccept) return false
  const error = errorOf(fault)
  if (error) throw error
  if (fault.kind === 'html-502') {
    await reply.code(502).type('text/html').send(PAGE_502)
    return true
  }
  if (fault.kind !== 'reset-connection') return false
  reply.hijack()
  request.raw.socket.resetAndDestroy()
  return true
}
