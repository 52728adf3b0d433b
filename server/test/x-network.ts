import { onTestFinished } from 'vitest'
import { startXSimulator, type XSimulator } from '../../simulators/src/x/simulator.ts'
import { addApp, grantTokens } from '../../simulators/src/x/world/add-app.ts'
import { addUser } from '../../simulators/src/x/world/add-user.ts'
import type { User, App as XApp } from '../../simulators/src/x/world/world.ts'

/** The network of X with a brand and a customer on it, gone when the test ends. */
export interface XNetwork extends XSimulator {
  app: XApp
  brand: User
  customer: User
  /** For the connect form. */
  form(): { channel: 'x'; settings: Record<string, unknown>; secrets: Record<string, string> }
  /** Asks for a fault, as `{kind: 'http-500', route: 'POST /2/tweets', times: 1}`. */
  fault(input: object): Promise<void>
  /** The variable that lets the product call it. */
  egress: { EGRESS_ALLOW: string }
}

export async function xNetwork(tier: 'self-serve' | 'enterprise' = 'self-serve'): Promise<XNetwork> {
  const network = await startXSimulator({ port: 0 })
  onTestFinished(() => network.close())
  const app = addApp(network.world, { tier })
  const brand = addUser(network.world, { username: 'bancoandino', name: 'Banco Andino', brand: true })
  const customer = addUser(network.world, { username: 'ana_rojas', name: 'Ana Rojas' })
  return {
    ...network,
    app,
    brand,
    customer,
    form() {
      const { accessToken, refreshToken } = grantTokens(network.world, app.appId, brand.userId)
      const secrets = { accessToken, refreshToken, clientSecret: app.clientSecret, consumerSecret: app.consumerSecret }
      return { channel: 'x', settings: { baseUrl: network.url, clientId: app.clientId }, secrets }
    },
    async fault(input) {
      await fetch(`${network.url}/_sim/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })
    },
    egress: { EGRESS_ALLOW: new URL(network.url).host },
  }
}
