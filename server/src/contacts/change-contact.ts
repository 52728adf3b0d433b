import type { changeContact as Contract } from '@atalaya/shared/contract/contacts.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../platform/caller.ts'
import type { Tx } from '../platform/db.ts'
import { AppError } from '../platform/errors.ts'
import { emit } from '../platform/facts.ts'
import { accessContact } from './access-contact.ts'
import { fitsField } from './fits-field.ts'

/** The contact has the captured data given; what is not given stays. A field given as null is emptied. */
export async function changeContact(tx: Tx, caller: Caller, input: z.infer<(typeof Contract)['input']>): Promise<void> {
  const { contactId, fields = {}, ...given } = input
  const found = await accessContact(tx, contactId, true)
  await demandFields(tx, fields)
  const kept = found.fields as Record<string, unknown>
  const next = Object.fromEntries(Object.entries({ ...kept, ...fields }).filter(([, value]) => value !== null))
  const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const changes = Object.entries(asked).filter(([key, value]) => found[key as keyof typeof found] !== value)
  const refilled = Object.entries(fields).some(([key, value]) => (kept[key] ?? null) !== value)
  if (changes.length === 0 && !refilled) return
  await tx
    .updateTable('contacts')
    .set({ ...Object.fromEntries(changes), fields: JSON.stringify(next), updated_at: caller.at })
    .where('id', '=', found.id)
    .execute()
  await emit(tx, actorOf(caller), 'contact.changed', { contactId: found.id })
}

async function demandFields(tx: Tx, fields: Record<string, unknown>): Promise<void> {
  if (Object.keys(fields).length === 0) return
  const known = await tx
    .selectFrom('field_definitions')
    .select(['key', 'kind', 'options'])
    .where('subject', '=', 'contact')
    .where('retired_at', 'is', null)
    .execute()
  for (const [key, value] of Object.entries(fields)) {
    const field = known.find((one) => one.key === key)
    if (!field) throw new AppError('invalid', 'field/unknown', `There is no field ${key}.`, { field: key })
    if (!fitsField(field.kind, field.options as string[], value))
      throw new AppError('invalid', 'field/bad-value', `The value does not suit the field ${key}.`, { field: key })
  }
}
