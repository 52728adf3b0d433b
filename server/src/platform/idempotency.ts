import type { FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import type { Platform } from './platform.ts'

const KEY = /^[\x21-\x7e]{1,100}$/
const PURPOSE = 'idempotent request'

/**
 * Runs a POST that carries an Idempotency-Key once for each caller and key: a repeat is given the first answer, a repeat with another
 * body is refused, and a repeat while the first is still at work is told to wait. Keys are kept for a day, their
 * answers sealed, for some hold a secret that is shown once.
 */
export async function answerOnce<T>({ db, seal }: Platform, request: FastifyRequest, caller: string, run: () => Promise<T>): Promise<T> {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || key === undefined) return run()
  if (typeof key !== 'string' || !KEY.test(key))
    throw new AppError('invalid', 'idempotency/bad-key', 'An Idempotency-Key is 1 to 100 printable characters.')
  // Signed rather than hashed: a body may hold a password, which a plain hash would let be guessed by who reads the table.
  const asked = `${request.url}\n${JSON.stringify(request.body ?? null)}`
  const begun = await db
    .insertInto('idempotency_keys')
    .values({ caller, key, digest: seal.sign(PURPOSE, asked) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!begun) {
    const first = await db.selectFrom('idempotency_keys').selectAll().where('caller', '=', caller).where('key', '=', key).executeTakeFirst()
    if (first && !seal.isSigned(PURPOSE, asked, first.digest))
      throw new AppError('conflict', 'idempotency/other-request', 'This Idempotency-Key was used for another request.')
    if (first?.status == null) throw new AppError('conflict', 'idempotency/in-progress', 'The first request with this key is still at work.')
    return JSON.parse(seal.open(String(first.reply), `answer:${caller}`)) as T
  }
  try {
    const reply = await run()
    await db
      .updateTable('idempotency_keys')
      .set({ status: 200, reply: JSON.stringify(seal.seal(JSON.stringify(reply ?? null), `answer:${caller}`)) })
      .where('caller', '=', caller)
      .where('key', '=', key)
      .execute()
    return reply
  } catch (error) {
    await db.deleteFrom('idempotency_keys').where('caller', '=', caller).where('key', '=', key).execute()
    throw error
  }
}
