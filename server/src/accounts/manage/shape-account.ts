import type { Account } from '@atalaya/shared/contract/accounts.ts'
import type { Caller } from '../../platform/caller.ts'
import { type Platform, publicUrl } from '../../platform/platform.ts'
import { monthOf, type Spend } from '../account-spend.ts'
import { breakerOf } from '../breaker/keep-breaker.ts'
import { unreachableSince } from '../breaker/unreachable-since.ts'
import type { AccountRow, OpenAccount } from '../open-account.ts'

/** What a check leaves in `last_check`. */
export interface LastCheck {
  problems: { code: string; detail: string }[]
  facts: Record<string, string>
}

const NONE: LastCheck = { problems: [], facts: {} }

/** An account as the contract shows it; its settings and which secrets it has only to those who manage accounts. */
export function shapeAccount({ config }: Pick<Platform, 'config'>, account: OpenAccount, spend: Spend | undefined, caller: Caller): Account {
  const { row, connector, settings, accountId } = account
  const { problems, facts } = (row.last_check as LastCheck | null) ?? NONE
  const manages = caller.permissions.has('account.manage')
  const unreachable = unreachableSince(row)
  const when = (at: Date | null) => at?.toISOString() ?? null
  return {
    accountId,
    channel: row.channel,
    providerId: row.provider_id,
    handle: row.handle,
    name: row.name,
    pictureUrl: row.picture_url,
    health: healthOf(row, problems.length + (unreachable ? 1 : 0)),
    reason: row.state_reason ?? (unreachable && 'unreachable'),
    pausedUntil: when(lastPause(row, caller.at)),
    unreachable,
    pauses: pausesOf(row, caller.at),
    problems,
    facts: manages ? facts : {},
    checkedAt: when(row.checked_at),
    lastEventAt: when(row.last_event_at),
    lastSentAt: when(row.last_sent_at),
    capabilities: connector.capabilities(settings),
    limits: { public: limitsOf(account, 'public'), private: limitsOf(account, 'private') },
    caseForMentions: row.case_for_mentions,
    responseTargetS: row.response_target_s,
    teamId: row.team_id,
    pollEveryS: row.poll_every_s,
    budgetMicros: row.budget_micros === null ? null : Number(row.budget_micros),
    spend: { month: monthOf(caller.at), units: spend?.units ?? 0, costMicros: spend?.costMicros ?? 0 },
    settings: manages ? (settings as Record<string, unknown>) : {},
    secrets: manages ? secretFlags(account) : {},
    hookUrl: manages && connector.subscribe ? hookUrl({ config }, accountId) : null,
    canTest: canTest(account),
    createdAt: row.created_at.toISOString(),
  }
}

export function hookUrl({ config }: Pick<Platform, 'config'>, accountId: string): string {
  return `${publicUrl(config)}/hooks/${accountId}`
}

/** A test message makes sense where another network carries private messages. */
export function canTest({ connector, settings }: OpenAccount): boolean {
  return connector.capabilities(settings).privateReply && (connector.poll !== undefined || connector.subscribe !== undefined)
}

function healthOf({ state, state_reason }: AccountRow, problems: number): Account['health'] {
  if (state === 'broken' || state === 'paused') return state
  if (state_reason === 'over-budget') return 'over-budget'
  return problems > 0 || state_reason !== null ? 'troubled' : 'well'
}

function limitsOf({ connector, settings }: OpenAccount, visibility: 'public' | 'private') {
  const { maxLength, unit, files } = connector.limits(visibility, settings)
  return { maxLength, unit, files: { ...files, mimes: [...files.mimes] } }
}

function secretFlags({ connector, secrets }: OpenAccount): Account['secrets'] {
  const kept = secrets as Record<string, unknown>
  const names = new Set([...connector.form.filter((field) => field.kind === 'secret').map((field) => field.name), ...Object.keys(kept)])
  return Object.fromEntries([...names].map((name) => [name, { set: kept[name] !== undefined && kept[name] !== '' }]))
}

function actsPausedUntil(row: AccountRow): Date | null {
  const { pausedUntil } = breakerOf(row, 'act')
  return pausedUntil === null ? null : new Date(pausedUntil)
}

/** The pauses that are still on. */
function pausesOf(row: AccountRow, at: Date): Account['pauses'] {
  const on = (until: Date | null) => (until && until > at ? until.toISOString() : null)
  return {
    public: on(row.paused_until),
    private: on(row.private_paused_until),
    acts: on(actsPausedUntil(row)),
    reads: on(row.reads_paused_until),
  }
}

/** The later of the two pauses that are still on. */
function lastPause({ paused_until, private_paused_until }: AccountRow, at: Date): Date | null {
  const on = [paused_until, private_paused_until].filter((until) => until !== null).filter((until) => until > at)
  return on.sort((a, b) => b.getTime() - a.getTime())[0] ?? null
}
