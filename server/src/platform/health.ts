import { sql } from 'kysely'
import { isPrivateAddress } from './egress.ts'
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
  raw.get('/readyz', async () => {
    if (stopping) throw new AppError('unavailable', 'server/stopping', 'This process is stopping.')
    const written = sql`insert into readers (name) values ('readiness') on conflict (name) do update set seq = 0`.execute(db)
    const late = new Promise<never>((_, reject) =>
      setTimeout(() => reject(new AppError('unavailable', 'database/slow', 'The database does not take a write in time.')), TRY_WITHIN_MS).unref(),
    )
    await Promise.race([written, late])
    return { status: 'ready' }
  })
  raw.get('/metrics', async (request, reply) => {
    const given = request.headers.authorization
    const allowed = config.metricsToken
      ? given === `Bearer ${config.metricsToken}`
      : isLoopback(request.ip) && request.headers['x-forwarded-for'] === undefined
    if (!allowed) throw new AppError('forbidden', 'metrics/closed', 'Metrics are read on this machine, or with METRICS_TOKEN.')
    return reply.type(telemetry.registry.contentType).send(await telemetry.registry.metrics())
  })
}

function isLoopback(ip: string): boolean {
  return isPrivateAddress(ip) && (ip === '::1' || ip.replace('::ffff:', '').startsWith('127.'))
}
