import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { sql } from 'kysely'
import { connectAccount } from '../accounts/manage/connect-account.ts'
import { subscribeAccount } from '../accounts/manage/subscribe-account.ts'
import { forgetAccount } from '../accounts/open-account.ts'
import { platformCaller } from '../platform/caller.ts'
import type { Platform } from '../platform/platform.ts'

/** The account of a channel under the network's own id, unless it was removed. */
export async function findAccount({ db }: Platform, channel: string, providerId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select('id')
    .where('channel', '=', channel)
    .where('provider_id', '=', providerId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** The account is spoken to at its new place from now on, and asked for its events again. */
export async function moveAccount(platform: Platform, accountId: string, settings: object): Promise<void> {
  await sql`update accounts set settings = settings || ${JSON.stringify(settings)}::jsonb, state = 'active', state_reason = null,
    listen_failures = 0, listen_after = null where id = ${accountId}`.execute(platform.db)
  forgetAccount(platform, accountId)
  await subscribeAccount(platform, accountId)
}

export interface DemoAccountForm {
  channel: string
  name: string
  settings: object
  secrets: object
  responseTargetS: number
}

/** The account is connected as an administrator would, with the usual choices. */
export async function connectDemoAccount(platform: Platform, form: DemoAccountForm): Promise<string> {
  const { accountId } = await connectAccount(platform, platformCaller(platform.clock.now(), PERMISSIONS), {
    ...form,
    caseForMentions: true,
    teamId: null,
    pollEveryS: null,
    budgetMicros: null,
  } as never)
  return accountId
}
