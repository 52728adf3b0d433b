import { sql } from 'kysely'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { hashIdentifier } from '../auth/open-auth.ts'

// An authenticator's code is taken for its own thirty seconds and those before and after.
const TAKEN_FOR_MS = 120_000

/** The code of an authenticator is spent; false when it was before, for who saw it over a shoulder must not use it again (ASVS 6.5.1). */
export async function spendCode(tx: Tx, personId: string, code: string, at: Date): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`code ${personId}`}, 0))`.execute(tx)
  const identifier = hashIdentifier(`spent-code:${personId}:${code}`)
  const spent = await tx.selectFrom('verifications').select('id').where('identifier', '=', identifier).where('expires_at', '>', at).executeTakeFirst()
  if (spent) return false
  await tx
    .insertInto('verifications')
    .values({ id: newId(), identifier, value: 'spent', expires_at: new Date(at.getTime() + TAKEN_FOR_MS) })
    .execute()
  return true
}
