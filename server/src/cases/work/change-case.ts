import type { changeCase as Contract } from '@atalaya/shared/contract/cases.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emitAll, type NewFact } from '../../platform/facts.ts'
import { accessCase, type CaseRecord } from '../access-case.ts'
import { isFieldValue } from '../rules/check-field-value.ts'
import { keepLabel } from './keep-label.ts'
import { retag } from './retag.ts'

type Input = z.infer<(typeof Contract)['input']>
type Changes = Pick<Input, 'typeId' | 'tone' | 'priority' | 'title' | 'fields'>

/**
 * The case has what the caller chose. Choosing a type or tone, even the one suggested, makes it a person's: suggestions no longer touch it,
 * and the choice is kept as a label to learn from.
 */
export async function changeCase(tx: Tx, caller: Caller, { caseId, tagIds, ...changes }: Input): Promise<string> {
  const found = await accessCase(tx, caller, caseId, 'edit')
  const actor = actorOf(caller)
  const facts: NewFact[] = []
  if (await chooseType(tx, caller, found, changes.typeId))
    facts.push({ type: 'case.typed', actor, data: { caseId, typeId: changes.typeId ?? null, source: 'person' } })
  if (await chooseTone(tx, caller, found, changes.tone))
    facts.push({ type: 'case.toned', actor, data: { caseId, tone: changes.tone ?? 0, source: 'person' } })
  if (changes.priority !== undefined && changes.priority !== found.priority) {
    await tx.updateTable('cases').set({ priority: changes.priority }).where('id', '=', caseId).execute()
    facts.push({ type: 'case.prioritised', actor, data: { caseId, priority: changes.priority } })
  }
  if (tagIds && (await retag(tx, caseId, tagIds))) facts.push({ type: 'case.tagged', actor, data: { caseId, tagIds: [...new Set(tagIds)] } })
  if (await describe(tx, found, changes)) facts.push({ type: 'case.changed', actor, data: { caseId } })
  if (facts.length > 0) await tx.updateTable('cases').set({ updated_at: caller.at }).where('id', '=', caseId).execute()
  await emitAll(tx, facts)
  return caseId
}

async function chooseType(tx: Tx, caller: Caller, found: CaseRecord, typeId: string | null | undefined): Promise<boolean> {
  if (typeId === undefined || (typeId === found.type_id && found.type_source !== 'suggestion')) return false
  const type = typeId && (await tx.selectFrom('case_types').select(['key', 'retired_at']).where('id', '=', typeId).executeTakeFirst())
  if (typeId && (!type || type.retired_at)) throw new AppError('invalid', 'type/unknown', 'There is no such type.')
  await keepLabel(tx, caller, found, { kind: 'type', chosen: type ? type.key : '' })
  await tx.updateTable('cases').set({ type_id: typeId, type_source: 'person', type_reason: null }).where('id', '=', found.id).execute()
  return true
}

async function chooseTone(tx: Tx, caller: Caller, found: CaseRecord, tone: number | undefined): Promise<boolean> {
  if (tone === undefined || (tone === found.tone && found.tone_source === 'person')) return false
  await keepLabel(tx, caller, found, { kind: 'tone', chosen: String(tone) })
  await tx.updateTable('cases').set({ tone, tone_source: 'person', tone_reason: null }).where('id', '=', found.id).execute()
  return true
}

async function describe(tx: Tx, found: CaseRecord, { title = found.title, fields = {} }: Changes): Promise<boolean> {
  if (Object.keys(fields).length > 0) await demandFields(tx, fields)
  const kept = found.fields as Record<string, unknown>
  const changed = Object.entries(fields).filter(([key, value]) => (kept[key] ?? null) !== value)
  if (title === found.title && changed.length === 0) return false
  const merged = Object.fromEntries(Object.entries({ ...kept, ...fields }).filter(([, value]) => value !== null))
  await tx
    .updateTable('cases')
    .set({ title, fields: JSON.stringify(merged) })
    .where('id', '=', found.id)
    .execute()
  return true
}

async function demandFields(tx: Tx, fields: Record<string, unknown>): Promise<void> {
  const known = await tx
    .selectFrom('field_definitions')
    .select(['key', 'kind', 'options'])
    .where('subject', '=', 'case')
    .where('retired_at', 'is', null)
    .execute()
  for (const [key, value] of Object.entries(fields)) {
    const field = known.find((one) => one.key === key)
    if (!field) throw new AppError('invalid', 'field/unknown', `There is no field ${key}.`, { field: key })
    if (!isFieldValue({ kind: field.kind, options: field.options as string[] }, value))
      throw new AppError('invalid', 'field/bad-value', `The value does not suit the field ${key}.`, { field: key })
  }
}
