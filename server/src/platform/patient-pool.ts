import type pg from 'pg'

/** What graphile-worker takes as «try again soon». */
const TRY_AGAIN = '40001'
const LOST_STATES = /^(57P0[123]|08\w{3})$/
const LOST_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])
const LOST_WORDS = /connection (terminated|error|timeout)|timeout exceeded when trying to connect|not queryable/i

/** Whether a query failed because its connection went away, not because of what it asked. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return LOST_STATES.test(code) || LOST_CODES.has(code) || LOST_WORDS.test(error.message)
}

/**
 * The pool as the job runner should see it. The runner repeats the note that a job is done when the database asks it to try again, but not
 * when the connection was lost: the note would be lost, the job held by a living worker for hours, and the process ended by a promise that
 * nobody hears. So a lost connection is told as «try again». What it repeats changes nothing the second time.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, name) {
      if (name !== 'connect') return bound(target, name)
      return (callback?: Parameters<typeof target.connect>[0]) => (callback ? target.connect(callback) : lend(target))
    },
  })
}

async function lend(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect().catch(rethrow)
  return new Proxy(client, {
    get(target, name) {
      if (name !== 'query') return bound(target, name)
      return (...given: unknown[]) => (Reflect.apply(target.query, target, given) as Promise<unknown>).catch(rethrow)
    },
  })
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target)
  return typeof value === 'function' ? value.bind(target) : value
}

function rethrow(error: unknown): never {
  if (!isConnectionLost(error)) throw error
  throw Object.assign(new Error('the connection to the database was lost', { cause: error }), { code: TRY_AGAIN })
}
