import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'

/** The case carries exactly these tags. False when it did already. A retired tag stays where it is but is not given anew. */
export async function retag(tx: Tx, caseId: string, tagIds: readonly string[]): Promise<boolean> {
  const wanted = new Set(tagIds)
  const worn = new Set((await tx.selectFrom('case_tags').select('tag_id').where('case_id', '=', caseId).execute()).map((row) => row.tag_id))
  const added = [...wanted].filter((tagId) => !worn.has(tagId))
  const dropped = [...worn].filter((tagId) => !wanted.has(tagId))
  if (added.length > 0) {
    const known = await tx.selectFrom('tags').select('id').where('id', 'in', added).where('retired_at', 'is', null).execute()
    if (known.length < added.length) throw new AppError('invalid', 'tag/unknown', 'There is no such tag.')
    await tx
      .insertInto('case_tags')
      .values(added.map((tagId) => ({ case_id: caseId, tag_id: tagId })))
      .execute()
  }
  if (dropped.length > 0) await tx.deleteFrom('case_tags').where('case_id', '=', caseId).where('tag_id', 'in', dropped).execute()
  return added.length + dropped.length > 0
}
