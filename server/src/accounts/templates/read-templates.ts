import type { MessageTemplate } from '@atalaya/shared/contract/accounts.ts'
import type { Reader } from '../../platform/db.ts'

/** The templates of an account as they were last read, by name and language. */
export async function readTemplates(db: Reader, accountId: string): Promise<MessageTemplate[]> {
  const rows = await db
    .selectFrom('account_templates')
    .select(['name', 'language', 'category', 'status', 'reason', 'header', 'body', 'footer', 'buttons'])
    .where('account_id', '=', accountId)
    .orderBy('name')
    .orderBy('language')
    .execute()
  return rows as unknown as MessageTemplate[]
}
