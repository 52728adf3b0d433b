import type { Tx } from '../platform/db.ts'

/** One more reply was written with the template. One that is unknown counts for nothing. */
export async function countTemplateUse(tx: Tx, templateId: string): Promise<void> {
  await tx
    .updateTable('templates')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', templateId)
    .execute()
}
