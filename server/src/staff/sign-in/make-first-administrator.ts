import type { Locale } from '@atalaya/shared/contract/common.ts'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { addHashedPerson } from '../add-person.ts'
import { demandGoodPassword } from '../auth/judge-password.ts'
import { demandTimeZone } from '../workspace/demand-time-zone.ts'

interface First {
  workspaceName: string
  name: string
  email: string
  password: string
  locale: Locale
  timeZone: string
}

/**
 * The empty workspace has its name and its first administrator. Of many who try at once one wins; the others, and everyone after, are
 * told `start/taken`.
 */
export async function makeFirstAdministrator(db: Db, hash: (password: string) => Promise<string>, first: First): Promise<{ personId: string }> {
  demandTimeZone(first.timeZone)
  if (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) throw taken()
  demandGoodPassword(first.password, first)
  const password = await hash(first.password)
  return inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('first administrator', 0))`.execute(tx)
    if (await tx.selectFrom('people').select('id').limit(1).executeTakeFirst()) throw taken()
    const workspace = { name: first.workspaceName, locale: first.locale, time_zone: first.timeZone }
    await tx
      .insertInto('workspace')
      .values(workspace)
      .onConflict((conflict) => conflict.column('one').doUpdateSet(workspace))
      .execute()
    return addHashedPerson(tx, { name: first.name, email: first.email, profileKey: 'administrator', locale: first.locale }, password)
  })
}

const taken = () => new AppError('conflict', 'start/taken', 'This workspace has its administrator already; sign in instead.')
