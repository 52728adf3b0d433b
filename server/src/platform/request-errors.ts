import type { FastifyReply, FastifyRequest } from 'fastify'
import { sqlState } from './db.ts'
import { AppError } from './errors.ts'
import type { Log } from './telemetry.ts'

const NOT_REACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'])

/** Whether the database is out of reach, full or shutting down, rather than refusing what we asked. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const state = sqlState(error)
  if (state && (state.startsWith('08') || state.startsWith('53') || state.startsWith('57') || state === '58030' || state === '25006')) return true
  if ('code' in error && NOT_REACHABLE.has(String(error.code)) && 'syscall' in error) return true
  return /Connection terminated|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/i.test(error.message)
}

/** Answers a failure in the one shape: `{ code, message, requestId, details? }`. A bug is logged once, with the id the caller is shown. */
export function answerError(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = translate(error)
  if (known.status === 500) log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed')
  if (known.status === 503) reply.header('retry-after', '2')
  return reply
    .status(known.status)
    .send({ code: known.code, message: known.message, requestId: request.id, ...(known.details && { details: known.details }) })
}

interface Known {
  status: number
  code: string
  message: string
  details?: Record<string, unknown> | undefined
}

function translate(error: unknown): Known {
  if (error instanceof AppError) return { status: error.status, code: error.code, message: error.message, details: error.details }
  if (isDatabaseAway(error)) return { status: 503, code: 'database/away', message: 'The database cannot be reached just now; try again in a moment.' }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 429) return { status, code: 'rate/limited', message: 'Too many requests; wait a little.' }
  if (status === 413) return { status, code: 'request/too-large', message: 'The request is too large.' }
  if (status >= 400 && status < 500)
    return { status, code: 'request/invalid', message: error instanceof Error ? error.message : 'The request cannot be read.' }
  // Input that passed the contract and that PostgreSQL cannot hold: a number out of range, a text that is no date.
  if (sqlState(error)?.startsWith('22')) return { status: 400, code: 'request/invalid', message: 'A value is out of range.' }
  return { status: 500, code: 'internal', message: 'Something went wrong on our side; the request id helps to find it.' }
}
