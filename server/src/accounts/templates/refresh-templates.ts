import { sql } from 'kysely'
import { ConnectorError, type MessageTemplate } from '../../connectors/channel.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { emit, PLATFORM } from '../../platform/facts.ts'
import { job } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { callWithRefresh } from '../call-with-refresh.ts'
import { notePace } from '../note-pace.ts'
import { openAccount } from '../open-account.ts'

interface AccountToAsk {
  accountId: string
}

/** Asks the network for the templates of an account; what it does not name any more is gone. */
export const refreshTemplates = job<AccountToAsk>('refresh-templates', 4, async (platform, data, attempt) => {
  const { accountId } = data
  const { row } = await openAccount(platform, accountId)
  if (row.removed_at || row.state === 'broken') return
  const pause = row.reads_paused_until
  if (pause && pause > platform.clock.now()) return putOff(platform, data, pause)
  try {
    await readTemplatesNow(platform, accountId)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const { retryAt } = error
    if (retryAt) await inTransaction(platform.db, (tx) => notePace(tx, accountId, { remaining: 0, resetsAt: retryAt }, 'reads'))
    else if (error.next !== 'give-up' && error.next !== 'reconnect' && !attempt.last) throw error
    platform.log.warn({ accountId, code: error.code }, 'the templates of an account could not be read')
  }
})

/** Asks the network now. Throws what the connector throws. */
export async function readTemplatesNow(platform: Platform, accountId: string): Promise<void> {
  const templates = await callWithRefresh(platform, accountId, async ({ connector, ...account }) =>
    connector.listTemplates ? connector.listTemplates(account, platform.egress) : [],
  )
  await inTransaction(platform.db, (tx) => keep(tx, accountId, templates, platform.clock.now()))
}

async function keep(tx: Tx, accountId: string, templates: readonly MessageTemplate[], at: Date): Promise<void> {
  const once = [...new Map(templates.map((one) => [`${one.name}\n${one.language}`, one])).values()]
  await sql`insert into account_templates as t (account_id, name, language, category, status, header, body, footer, buttons, read_at)
    select ${accountId}, name, language, category, status, case when header <> 'null' then header end, body, footer, buttons, ${at}
      from jsonb_to_recordset(${JSON.stringify(once)}::jsonb) as w (name text, language text, category text, status text, header jsonb, body jsonb, footer text, buttons jsonb)
    on conflict (account_id, name, language) do update set category = excluded.category, status = excluded.status, header = excluded.header, body = excluded.body,
      footer = excluded.footer, buttons = excluded.buttons, read_at = excluded.read_at, reason = case when t.status = excluded.status then t.reason end`.execute(
    tx,
  )
  await tx.deleteFrom('account_templates').where('account_id', '=', accountId).where('read_at', '<', at).execute()
  await tx.updateTable('accounts').set({ templates_read_at: at }).where('id', '=', accountId).execute()
  await emit(tx, PLATFORM, 'account.changed', { accountId })
}

function putOff({ db }: Platform, data: AccountToAsk, until: Date): Promise<void> {
  return inTransaction(db, (tx) => refreshTemplates.later(tx, [data], { runAt: until }))
}
