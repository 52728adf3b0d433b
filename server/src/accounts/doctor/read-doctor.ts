import type { AccountDoctor } from '@atalaya/shared/contract/doctor.ts'
import { sql } from 'kysely'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { currentAccount } from '../manage/current-account.ts'
import { readAccount } from '../manage/list-accounts.ts'
import type { OpenAccount } from '../open-account.ts'
import { RENEW_BEFORE_MS } from '../refresh-account.ts'
import { mendsBySubscribing } from './mends-by-subscribing.ts'
import { readErrors } from './read-errors.ts'

const DAY_MS = 86_400_000

/** Everything an administrator needs to see how an account is and what to do; `not_found` when there is none. */
export async function readDoctor(platform: Platform, caller: Caller, accountId: string): Promise<AccountDoctor> {
  const open = await currentAccount(platform, accountId)
  const account = await readAccount(platform, caller, accountId)
  const { facts, problems } = account
  return {
    account,
    nextExamAt: account.health === 'paused' ? null : open.row.examine_at.toISOString(),
    permissions: facts.granted === undefined ? null : { granted: wordsOf(facts.granted), missing: wordsOf(facts.missing) },
    token: tokenOf(open, facts),
    delivery: deliveryOf(
      open,
      facts,
      problems.map(({ code }) => code),
    ),
    resubscribedAt: await lastResubscribed(platform.db, accountId),
    errors: await readErrors(platform.db, accountId, new Date(caller.at.getTime() - DAY_MS)),
  }
}

const wordsOf = (text = '') => text.split(/[\s,]+/).filter((word) => word !== '')

/** What the network tells of the token; else what is known from renewing it. */
function tokenOf({ row, connector }: OpenAccount, facts: Record<string, string>): AccountDoctor['token'] {
  const { tokenExpiresAt: told } = facts
  const known = row.renew_at ? new Date(row.renew_at.getTime() + RENEW_BEFORE_MS).toISOString() : null
  return {
    sinceAt: dateOf(facts.tokenIssuedAt) ?? row.secrets_at?.toISOString() ?? null,
    expiresAt: dateOf(told) ?? known,
    isEndless: told === 'never',
    renewsAt: connector.refresh && row.state !== 'broken' ? (row.renew_at?.toISOString() ?? null) : null,
  }
}

function dateOf(text: string | undefined): string | null {
  return text && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : null
}

function deliveryOf({ connector, row }: OpenAccount, facts: Record<string, string>, codes: readonly string[]): AccountDoctor['delivery'] {
  if (!connector.subscribe) return { way: connector.listen ? 'listens' : connector.poll ? 'polls' : 'direct', state: 'fine' }
  if (facts.delivery === 'polling') return { way: 'polls', state: row.poll_every_s === null ? 'missing' : 'fine' }
  if (codes.some(mendsBySubscribing)) return { way: 'webhook', state: 'missing' }
  return { way: 'webhook', state: row.state === 'broken' ? 'unknown' : 'fine' }
}

async function lastResubscribed(db: Reader, accountId: string): Promise<string | null> {
  const { rows } = await sql<{ at: Date }>`select at from facts where type in ('account.resubscribed') and data ->> 'accountId' = ${accountId}
    order by at desc limit 1`.execute(db)
  return rows[0]?.at.toISOString() ?? null
}
