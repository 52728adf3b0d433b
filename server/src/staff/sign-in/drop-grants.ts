import type { Tx } from '../../platform/db.ts'

/** The person's reset links, pending sign-ins and trusted browsers are worth nothing any more. */
export async function dropGrants(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('verifications').where('value', '=', personId).execute()
}
