import { createHash } from 'node:crypto'
import type { connectAccount as route } from '@atalaya/shared/contract/accounts.ts'
import type { z } from 'zod'
import type { Connector } from '../../connectors/channel.ts'
import { actorOf, type Caller } from '../../platform/caller.ts'
import { brokenUnique, inTransaction, type Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { forgetAccount, secretsContext } from '../open-account.ts'
import { renewAt } from '../refresh-account.ts'
import { chosenConnector, readForm } from './read-form.ts'
import { refuseUnknownTeam } from './refuse-unknown-team.ts'
import { subscribeAccount } from './subscribe-account.ts'
import { type Trial, tryAccount } from './try-account.ts'

type Input = z.output<typeof route.input>

const LANES = 8

/**
 * The account is tried on its network, kept with its secrets sealed, and its events are asked for. One that was removed before is taken
 * up again with its history. Secrets that the channel makes itself and the administrator copies elsewhere are returned this once. Refuses an
 * account that is connected already.
 */
export async function connectAccount(
  platform: Platform,
  caller: Caller,
  input: Input,
): Promise<{ accountId: string; minted: Record<string, string> }> {
  const connector = chosenConnector(input.channel)
  const minted = mintMissing(connector.mintSecrets?.() ?? {}, input.secrets)
  const { settings, secrets } = readForm(connector, { settings: input.settings, secrets: { ...minted, ...input.secrets } })
  await refuseUnknownTeam(platform.db, input.teamId)
  const freshId = newId()
  const trial = await tryAccount(connector, { accountId: freshId, providerId: '', handle: '', settings, secrets }, platform.egress)
  const accountId = await keep(platform, caller, input, { freshId, settings, trial })
  forgetAccount(platform, accountId)
  await subscribeAccount(platform, accountId)
  return { accountId, minted: shownOf(connector, minted) }
}

/** Of the secrets we can make, those that nobody gave. */
export function mintMissing(made: object, given: object): Record<string, string> {
  return Object.fromEntries(Object.entries(made).filter(([name, value]) => typeof value === 'string' && !(name in given)))
}

/** Those an administrator copies elsewhere, as a verify token: what the form asks for. The others stay here. */
export function shownOf({ form }: Connector, minted: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(minted).filter(([name]) => form.some((field) => field.name === name)))
}

interface Accepted {
  freshId: string
  settings: unknown
  trial: Trial
}

async function keep(platform: Platform, caller: Caller, input: Input, accepted: Accepted): Promise<string> {
  try {
    return await inTransaction(platform.db, (tx) => insert(tx, platform, caller, input, accepted))
  } catch (error) {
    if (brokenUnique(error) !== 'accounts_once') throw error
    throw new AppError('conflict', 'account/exists', `@${accepted.trial.check.connectedAs.handle} is connected already.`)
  }
}

async function insert(tx: Tx, platform: Platform, caller: Caller, input: Input, { freshId, settings, trial }: Accepted): Promise<string> {
  const { check, secrets, expiresAt } = trial
  const { providerId, handle, name, pictureUrl } = check.connectedAs
  const former = await tx
    .selectFrom('accounts')
    .select('id')
    .where('channel', '=', input.channel)
    .where('provider_id', '=', providerId)
    .where('removed_at', 'is not', null)
    .orderBy('removed_at', 'desc')
    .executeTakeFirst()
  const accountId = former?.id ?? freshId
  const row = {
    handle,
    name,
    picture_url: pictureUrl ?? null,
    settings: JSON.stringify(settings),
    secrets: platform.seal.seal(JSON.stringify(secrets), secretsContext(accountId)),
    secrets_at: caller.at,
    renew_at: renewAt(platform, expiresAt),
    case_for_mentions: input.caseForMentions,
    response_target_s: input.responseTargetS,
    team_id: input.teamId,
    poll_every_s: input.pollEveryS,
    budget_micros: input.budgetMicros,
    checked_at: caller.at,
    last_check: JSON.stringify({ problems: check.problems, facts: check.facts }),
    state: 'active',
    state_reason: null,
    removed_at: null,
  }
  if (former) await tx.updateTable('accounts').set(row).where('id', '=', accountId).execute()
  else
    await tx
      .insertInto('accounts')
      .values({ id: accountId, channel: input.channel, provider_id: providerId, lane: laneOf(accountId), ...row })
      .execute()
  await emit(tx, actorOf(caller), 'account.connected', { accountId, channel: input.channel })
  return accountId
}

/** One of eight lines in which events are taken in, so that several processes share the work while an account keeps its order. */
function laneOf(accountId: string): number {
  return createHash('sha256').update(accountId).digest()[0]! % LANES
}
