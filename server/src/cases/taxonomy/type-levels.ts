import type { Reader } from '../../platform/db.ts'

const DEFAULT_LEVELS = 1

/** How many levels of the type tree must be chosen before a case is closed. */
export async function readTypeLevels(db: Reader): Promise<number> {
  const workspace = await db.selectFrom('workspace').select('settings').executeTakeFirst()
  const levels = (workspace?.settings as { typeLevels?: unknown } | undefined)?.typeLevels
  return typeof levels === 'number' ? levels : DEFAULT_LEVELS
}
