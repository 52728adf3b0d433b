import type { changeAccount as route } from '@atalaya/shared/contract/accounts.ts'
import type { z } from 'zod'
import { actorOf, type Caller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/db.ts'
import { AppError } from '../../platform/errors.ts'
import { emit } from '../../platform/facts.ts'
import type { OpenAccount } from '../open-account.ts'
import { readForm } from './read-form.ts'
import { refuseUnknownTeam } from './refuse-unknown-team.ts'

/** How the account works is changed; its settings are merged by name and stay such as the channel takes. Nothing named, nothing done. */
export async function changeAccount(tx: Tx, caller: Caller, account: OpenAccount, input: z.output<typeof route.input>): Promise<void> {
  const { accountId, connector, secrets } = account
  await refuseUnknownTeam(tx, input.teamId)
  if (input.pollEveryS && !connector.poll)
    throw new AppError('invalid', 'account/cannot-poll', 'This channel sends its events by itself and cannot be polled.')
  const row = await tx.selectFrom('accounts').select('settings').where('id', '=', accountId).forUpdate().executeTakeFirstOrThrow()
  const merged = input.settings && readForm(connector, { settings: { ...(row.settings as object), ...input.settings }, secrets }).settings
  if (merged !== undefined && addressOf(merged) !== addressOf(row.settings))
    throw new AppError('conflict', 'account/address-fixed', 'Secrets go to the address they were given for: remove the account and connect it again.')
  const changes = {
    ...(input.name !== undefined && { name: input.name }),
    ...(merged !== undefined && { settings: JSON.stringify(merged) }),
    ...(input.caseForMentions !== undefined && { case_for_mentions: input.caseForMentions }),
    ...(input.responseTargetS !== undefined && { response_target_s: input.responseTargetS }),
    ...(input.teamId !== undefined && { team_id: input.teamId }),
    ...(input.pollEveryS !== undefined && { poll_every_s: input.pollEveryS }),
    ...(input.budgetMicros !== undefined && { budget_micros: input.budgetMicros }),
  }
  if (Object.keys(changes).length === 0) return
  await tx.updateTable('accounts').set(changes).where('id', '=', accountId).execute()
  await emit(tx, actorOf(caller), 'account.changed', { accountId })
}

/** Where the secrets are sent. Nobody may read them, so nobody may have them sent elsewhere either. */
const addressOf = (settings: unknown) => (settings as { baseUrl?: string }).baseUrl
