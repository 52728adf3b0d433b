import { sql } from 'kysely'
import type { Tx } from '../platform/db.ts'

/** The newer reaction of one person stands; null takes it away. False when there was a newer one. */
export async function keepReaction(tx: Tx, messageId: string, authorKey: string, emoji: string | null, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update messages set reactions = reactions || jsonb_build_object(${authorKey}::text, jsonb_build_object('emoji', ${emoji}::text, 'at', ${at.toISOString()}::text))
    where id = ${messageId} and coalesce((reactions -> ${authorKey}::text ->> 'at')::timestamptz, '-infinity') < ${at}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}
