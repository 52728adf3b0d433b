import type { Rating } from '@atalaya/shared/contract/cases.ts'
import type { z } from 'zod'
import { actorOf, type Caller, personOf } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { accessCase, type CaseRecord } from '../access-case.ts'
import { missingToClose } from '../rules/missing-to-close.ts'
import { readTypeLevels } from '../taxonomy/type-levels.ts'

interface Disposition {
  caseId: string
  reasonId: string
  rating: z.infer<typeof Rating>
}

/**
 * The case is closed with its reason and rating, and no clock of it runs. It stays the one that the contact's next message reopens while
 * the window lasts. Refused as `case/incomplete` when the type is not chosen as deep as asked or a required field is empty.
 */
export async function closeCase(tx: Tx, caller: Caller, { caseId, reasonId, rating }: Disposition): Promise<string> {
  const found = await accessCase(tx, caller, caseId, 'close')
  const reason = await tx.selectFrom('close_reasons').select('id').where('id', '=', reasonId).where('retired_at', 'is', null).executeTakeFirst()
  if (!reason) throw new AppError('invalid', 'reason/unknown', 'There is no such reason for closing.')
  await demandComplete(tx, found)
  await tx
    .updateTable('cases')
    .set({
      state: 'closed',
      closed_at: caller.at,
      closed_by: personOf(caller),
      reason_id: reasonId,
      rating,
      snoozed_until: null,
      waiting_since: null,
      due_at: null,
      warned_at: null,
      breached_at: null,
      updated_at: caller.at,
    })
    .where('id', '=', caseId)
    .execute()
  await emit(tx, actorOf(caller), 'case.closed', { caseId, reasonId, rating })
  return caseId
}

async function demandComplete(tx: Tx, found: CaseRecord): Promise<void> {
  const types = await tx.selectFrom('case_types').select(['id', 'parent_id', 'retired_at']).execute()
  const required = await tx
    .selectFrom('field_definitions')
    .select('key')
    .where('subject', '=', 'case')
    .where('required', '=', true)
    .where('retired_at', 'is', null)
    .orderBy('position')
    .execute()
  const missing = missingToClose({
    typeId: found.type_id,
    fields: found.fields as Record<string, unknown>,
    types: types.map((type) => ({ typeId: type.id, parentId: type.parent_id, retired: type.retired_at !== null })),
    typeLevels: await readTypeLevels(tx),
    requiredKeys: required.map(({ key }) => key),
  })
  if (missing.length > 0) throw new AppError('conflict', 'case/incomplete', 'Fill in what is missing before closing.', { missing })
}
