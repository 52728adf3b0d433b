import type { Connector } from './channel.ts'
import { email } from './email/connector.ts'
import { facebook } from './meta/facebook/connector.ts'
import { instagram } from './meta/instagram/connector.ts'
import { whatsapp } from './meta/whatsapp/connector.ts'
import { webChat } from './web-chat/connector.ts'
import { x } from './x/connector.ts'

/** Every channel there is. A new network is one folder and one line here. */
export const CONNECTORS: readonly Connector[] = [x, facebook, instagram, email, webChat, whatsapp]

/** The connector of a channel. Throws on one that does not exist, which no row can name. */
export function connectorFor(channel: string): Connector {
  const found = CONNECTORS.find((one) => one.channel === channel)
  if (!found) throw new Error(`no connector for the channel ${channel}`)
  return found
}
