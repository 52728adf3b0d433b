import type { changeMe as route } from '@atalaya/shared/contract/staff.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { demandPerson } from '../demand-person.ts'

const PREFERENCES_BYTES = 32_768

/** The caller's own name, language or preferences are these; preferences that are not named stay, and null takes one away. */
export async function changeMe(tx: Tx, caller: Caller, { name, locale, preferences }: z.output<typeof route.input>): Promise<void> {
  const personId = demandPerson(caller)
  const { size } = await tx
    .updateTable('people')
    .set({
      ...(name !== undefined && { name }),
      ...(locale !== undefined && { locale }),
      ...(preferences && { preferences: sql<string>`jsonb_strip_nulls(preferences || ${JSON.stringify(preferences)}::jsonb)` }),
      updated_at: caller.at,
    })
    .where('id', '=', personId)
    .returning(sql<number>`octet_length(preferences::text)`.as('size'))
    .executeTakeFirstOrThrow()
  if (size > PREFERENCES_BYTES) throw new AppError('too_large', 'preferences/too-large', 'There is no room for more preferences.')
  await emit(tx, actorOf(caller), 'person.changed', { personId })
}
