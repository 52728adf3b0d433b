import { type Caller, personOf } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import type { CaseRecord } from '../access-case.ts'

/** Keeps a person's choice of type (its key, empty for none) or tone beside what had been suggested, and the message it was about. */
export async function keepLabel(
  tx: Tx,
  caller: Caller,
  found: CaseRecord,
  { kind, chosen }: { kind: 'type' | 'tone'; chosen: string },
): Promise<void> {
  const message = await tx
    .selectFrom('messages')
    .select('id')
    .where('case_id', '=', found.id)
    .where('direction', '=', 'in')
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  await tx
    .insertInto('labels')
    .values({
      id: newId(),
      case_id: found.id,
      message_id: message?.id ?? null,
      kind,
      suggested: kind === 'type' ? await suggestedType(tx, found) : suggestedTone(found),
      chosen,
      by: personOf(caller),
    })
    .execute()
}

async function suggestedType(tx: Tx, found: CaseRecord): Promise<string | null> {
  if (found.type_source !== 'suggestion' || !found.type_id) return null
  return (await tx.selectFrom('case_types').select('key').where('id', '=', found.type_id).executeTakeFirstOrThrow()).key
}

function suggestedTone(found: CaseRecord): string | null {
  return found.tone_source === 'suggestion' ? String(found.tone) : null
}
