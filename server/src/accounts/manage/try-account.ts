import { type AccountCheck, type ConnectedAccount, type Connector, ConnectorError } from '../../connectors/channel.ts'
import type { Egress } from '../../platform/egress.ts'
import { AppError } from '../../platform/errors.ts'

/** The network's answer to a check, with the secrets that it took: renewed ones when those given had expired. */
export interface Trial {
  check: AccountCheck
  secrets: unknown
  expiresAt?: Date | undefined
}

/** Tries an account that is not kept yet. Refuses with what the network says (`account/refused`, its code in `reason`). */
export async function tryAccount(connector: Connector, account: ConnectedAccount, egress: Egress): Promise<Trial> {
  try {
    return await check(connector, account, egress)
  } catch (error) {
    throw asRefusal(error)
  }
}

async function check(connector: Connector, account: ConnectedAccount, egress: Egress): Promise<Trial> {
  try {
    const check = await connector.check(account, egress)
    return { check, secrets: account.secrets, expiresAt: check.renewBy === undefined ? undefined : new Date(check.renewBy) }
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.next !== 'reconnect' || !connector.refresh) throw error
    const { secrets, expiresAt } = await connector.refresh(account, egress)
    return { check: await connector.check({ ...account, secrets }, egress), secrets, expiresAt }
  }
}

/** A refusal of the network as an answer to a person; any other error as it is. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof ConnectorError)) return error
  const kind = error.next === 'retry' || error.next === 'uncertain' ? 'unavailable' : 'conflict'
  return new AppError(kind, 'account/refused', error.message, { reason: error.code })
}
