import type { Platform } from '../platform/platform.ts'
import { secretsContext } from './open-account.ts'

/** All secrets are sealed by the newest key. Run at each start, so that an old key can be taken out of SECRET_KEY after the next. */
export async function resealSecrets({ db, seal }: Pick<Platform, 'db' | 'seal'>): Promise<void> {
  const rows = await db.selectFrom('accounts').select(['id', 'secrets']).where('secrets', 'is not', null).execute()
  for (const { id, secrets } of rows) {
    if (!secrets || !seal.isStale(secrets)) continue
    const fresh = seal.seal(seal.open(secrets, secretsContext(id)), secretsContext(id))
    // Only if nobody renewed them meanwhile.
    await db.updateTable('accounts').set({ secrets: fresh }).where('id', '=', id).where('secrets', '=', secrets).execute()
  }
}
