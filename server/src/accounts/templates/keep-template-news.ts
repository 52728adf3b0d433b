import { sql } from 'kysely'
import type { InboundItem } from '../../connectors/channel.ts'
import type { Tx } from '../../platform/db.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import { refreshTemplates } from './refresh-templates.ts'

/** What a network said of one of its approved messages. */
export type TemplateNews = { accountId: string } & Omit<Extract<InboundItem, { kind: 'template' }>, 'kind'>

/** The state of a template changes at once; what else changed with it is asked for. */
export async function keepTemplateNews(tx: Tx, news: readonly TemplateNews[]): Promise<void> {
  if (news.length === 0) return
  const latest = [...new Map(news.map((one) => [`${one.accountId}\n${one.name}\n${one.language}`, one])).values()]
  await sql`update account_templates t set status = w.status, reason = w.reason
    from jsonb_to_recordset(${JSON.stringify(latest)}::jsonb) as w ("accountId" uuid, name text, language text, status text, reason text)
    where t.account_id = w."accountId" and t.name = w.name and t.language = w.language`.execute(tx)
  const accountIds = [...new Set(latest.map(({ accountId }) => accountId))]
  await refreshTemplates.later(
    tx,
    accountIds.map((accountId) => ({ accountId })),
    { key: ({ accountId }) => `templates:${accountId}` },
  )
  for (const accountId of accountIds) await emit(tx, PLATFORM, 'account.changed', { accountId })
}
