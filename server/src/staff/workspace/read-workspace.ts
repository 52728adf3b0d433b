import type { Locale } from '@atalaya/shared/contract/common.ts'
import type { WorkspaceSettings } from '@atalaya/shared/contract/workspace.ts'
import type { Reader } from '../../platform/db.ts'

const DEFAULT_REOPEN_DAYS = 3

/** What the whole house goes by; a workspace that nobody named yet has the defaults. */
export async function readWorkspace(db: Reader): Promise<WorkspaceSettings> {
  const row = await db.selectFrom('workspace').select(['name', 'locale', 'time_zone', 'settings']).executeTakeFirst()
  const { reopenDays } = (row?.settings ?? {}) as { reopenDays?: unknown }
  return {
    name: row?.name ?? 'Atalaya',
    locale: (row?.locale ?? 'es') as Locale,
    timeZone: row?.time_zone ?? 'America/Lima',
    reopenDays: typeof reopenDays === 'number' ? reopenDays : DEFAULT_REOPEN_DAYS,
  }
}
