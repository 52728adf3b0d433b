import type { Reader } from '../platform/db.ts'

/** A desk that is open says so at least this often. */
const LATELY_MS = 15 * 60_000

/** Whether anybody who works here used the product lately, so that a visitor may expect an answer now. */
export async function isAnyoneHere(db: Reader, at: Date): Promise<boolean> {
  const here = await db
    .selectFrom('people')
    .select('id')
    .where('deactivated_at', 'is', null)
    .where('last_seen_at', '>', new Date(at.getTime() - LATELY_MS))
    .limit(1)
    .executeTakeFirst()
  return here !== undefined
}
