import type { Locale } from '@atalaya/shared/contract/common.ts'
import { type MailWishes, readMailWishes } from '@atalaya/shared/mail-wishes.ts'
import type { Reader as Database } from '../platform/db.ts'

export interface Reader {
  personId: string
  name: string
  email: string
  locale: Locale
  seenAt: Date | null
  wishes: MailWishes
}

/** The people who may be mailed about cases and asked for it: at once, or daily. */
export async function findReaders(db: Database, when: MailWishes['when'], personId?: string): Promise<Reader[]> {
  const rows = await db
    .selectFrom('people as p')
    .innerJoin('permission_profiles as f', 'f.id', 'p.profile_id')
    .leftJoin('workspace as w', (join) => join.onTrue())
    .select(['p.id', 'p.name', 'p.email', 'p.locale', 'p.last_seen_at', 'p.preferences', 'w.time_zone'])
    .where('p.deactivated_at', 'is', null)
    .where((eb) => eb(eb.val('case.read'), '=', eb.fn.any('f.permissions')))
    .$if(personId !== undefined, (query) => query.where('p.id', '=', personId!))
    .execute()
  return rows
    .map((row) => ({
      personId: row.id,
      name: row.name,
      email: row.email,
      locale: row.locale as Locale,
      seenAt: row.last_seen_at,
      wishes: readMailWishes(row.preferences, row.time_zone ?? 'America/Lima'),
    }))
    .filter(({ wishes }) => wishes.when === when)
}
