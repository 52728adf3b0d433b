import type { Connector } from '../../connectors/channel.ts'
import { CONNECTORS } from '../../connectors/registry.ts'
import { AppError } from '../../platform/errors.ts'
import { discreetConnector } from '../discreet-connector.ts'

/** The connector of a channel that somebody named. */
export function chosenConnector(channel: string): Connector {
  const found = CONNECTORS.find((one) => one.channel === channel)
  if (!found) throw new AppError('not_found', 'account/unknown-channel', 'There is no such channel.')
  return discreetConnector(found)
}

/** Settings and secrets as the channel declares them; refuses what it does not take, naming the fields. */
export function readForm(connector: Connector, given: { settings: unknown; secrets: unknown }): { settings: unknown; secrets: unknown } {
  const settings = connector.settings.safeParse(given.settings)
  const secrets = connector.secrets.safeParse(given.secrets)
  const issues = [...(settings.error?.issues ?? []), ...(secrets.error?.issues ?? [])]
  if (settings.success && secrets.success) return { settings: settings.data, secrets: secrets.data }
  const fields = issues.slice(0, 20).map(({ path, message }) => ({ field: path.join('.'), message }))
  throw new AppError('invalid', 'account/invalid-form', fields.map(({ field, message }) => `${field}: ${message}`).join('; '), { fields })
}
