import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { networkOf } from '../../platform/network-of.ts'

export interface Attempt {
  kind: 'password' | 'reset'
  email: string
  ip: string
  at: Date
}

interface Limit {
  perAccount: number
  perAddress: number
  windowMinutes: number
}

const LIMITS: Record<Attempt['kind'], Limit> = {
  password: { perAccount: 10, perAddress: 60, windowMinutes: 15 },
  reset: { perAccount: 4, perAddress: 30, windowMinutes: 60 },
}

/**
 * Counts an attempt before it is judged, so that many at once cannot slip through, and refuses it as `rate_limited` when its account or
 * its address has had its share. The same for addresses nobody knows. Counts are rows: they outlive a restart.
 */
export async function countAttempt(db: Db, { kind, email, ip, at }: Attempt): Promise<void> {
  const limit = LIMITS[kind]
  const id = newId()
  const source = networkOf(ip)
  const since = new Date(at.getTime() - limit.windowMinutes * 60_000)
  await db.insertInto('sign_in_attempts').values({ id, kind, email, ip: source, at }).execute()
  const { rows } = await sql<{ account: number; address: number }>`select
      (select count(*)::int from sign_in_attempts where kind = ${kind} and email = ${email} and at > ${since}) as account,
      (select count(*)::int from sign_in_attempts where kind = ${kind} and ip = ${source} and at > ${since}) as address`.execute(db)
  const counted = rows[0]!
  if (counted.account <= limit.perAccount && counted.address <= limit.perAddress) return
  await db.deleteFrom('sign_in_attempts').where('id', '=', id).execute()
  throw new AppError('rate_limited', 'session/too-many-attempts', `Too many attempts; try again in ${limit.windowMinutes} minutes.`, {
    minutes: limit.windowMinutes,
  })
}

/** Forgets the wrong guesses of an account whose password was right at last. Those of the address stay counted for other accounts. */
export async function forgetAttempts(db: Db, kind: Attempt['kind'], email: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('kind', '=', kind).where('email', '=', email).execute()
}
