import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { AppError } from './errors.ts'
import type { Http } from './http.ts'
import type { Platform } from './platform.ts'

const TRY_WITHIN_MS = 3_000

/** GET /healthz: the process answers. GET /readyz: the database takes a write. GET /metrics: for this machine, or with the token. */
export function serveHealth({ raw }: Http, { db, telemetry, config }: Platform): void {
  let stopping = false
  raw.addHook('preClose', async () => {
    stopping = true
  })
  raw.get('/healthz', async () => ({ status: 'alive' }))
  let trying: Promise<unknown> | undefined
  raw.get('/readyz', async () => {
    if (stopping) throw new AppError('unavailable', 'server/stopping', 'This process is stopping.')
    // However many ask at once, one row is written: anyone may ask.
    trying ??= sql`insert into readers (name) values ('readiness') on conflict (name) do update set seq = 0`.execute(db).finally(() => {
      trying = undefined
    })
    const written = trying
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new AppError('unavailable', 'database/slow', 'The database does not take a write in time.')), TRY_WITHIN_MS).unref(),
    )
    await Promise.race([written, late])
    return { status: 'ready' }
  })
  raw.get('/metrics', async (request, reply) => {
    const given = request.headers.authorization ?? ''
    const allowed = config.metricsToken ? isSame(given, `Bearer ${config.metricsToken}`) : isOfThisMachine(request)
    if (!allowed) throw new AppError('forbidden', 'metrics/closed', 'Metrics are read on this machine, or with METRICS_TOKEN.')
    return reply.type(telemetry.registry.contentType).send(await telemetry.registry.metrics())
  })
}

/** Asked on this machine and by its name. A proxy beside us connects from here too, and need not say for whom; but it was asked by another name. */
function isOfThisMachine({ ip, hostname, headers }: FastifyRequest): boolean {
  const isNear = ip === '::1' || ip.replace('::ffff:', '').startsWith('127.')
  return isNear && headers['x-forwarded-for'] === undefined && /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(hostname)
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [given, right].map((text) => createHash('sha256').update(text).digest())
  return timingSafeEqual(a!, b!)
}
