import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { onTestFinished } from 'vitest'
import { startXSimulator, type XSimulator } from '../../simulators/src/x/simulator.ts'
import { addApp, grantTokens } from '../../simulators/src/x/world/add-app.ts'
import { addUser } from '../../simulators/src/x/world/add-user.ts'
import type { User } from '../../simulators/src/x/world/world.ts'
import { connectAccount } from '../src/accounts/manage/connect-account.ts'
import { readOriginal } from '../src/accounts/originals.ts'
import { openParser } from '../src/intake/parse-events.ts'
import { takeInPending } from '../src/intake/run-intake.ts'
import { platformCaller } from '../src/platform/caller.ts'
import { type TestApp, testApp } from './test-app.ts'

export interface BrandOnX {
  app: TestApp
  network: XSimulator
  brand: User
  accountId: string
  /** Waits until the network has pushed everything, then takes it in and lets jobs run, until nothing is left to do. */
  settle(): Promise<void>
  control(method: string, path: string, body?: object): Promise<Record<string, unknown>>
}

/** The product with an account of a brand on a simulated X, connected as an administrator would, and listening on a port of its own. */
export async function brandOnX(options: { caseForMentions?: boolean; tier?: 'self-serve' | 'enterprise' } = {}): Promise<BrandOnX> {
  const network = await startXSimulator({ port: 0 })
  onTestFinished(() => network.close())
  const app = await testApp({ EGRESS_ALLOW: new URL(network.url).host, PUBLIC_URL: 'http://127.0.0.1:1' })
  const base = await app.http.raw.listen({ port: 0, host: '127.0.0.1' })
  ;(app.config as { publicUrl: string }).publicUrl = base
  const client = addApp(network.world, { tier: options.tier ?? 'self-serve' })
  const brand = addUser(network.world, { username: 'bancoandino', name: 'Banco Andino', brand: true })
  const tokens = grantTokens(network.world, client.appId, brand.userId)
  const { accountId } = await connectAccount(app.platform, platformCaller(app.clock.now(), PERMISSIONS), {
    channel: 'x',
    settings: {
      baseUrl: network.url,
      clientId: client.clientId,
      canLike: options.tier === 'enterprise',
      canQuote: options.tier === 'enterprise',
      canReplyUnsummoned: options.tier === 'enterprise',
    },
    secrets: {
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken,
      clientSecret: client.clientSecret,
      consumerSecret: client.consumerSecret,
      bearerToken: client.bearerToken,
    },
    caseForMentions: options.caseForMentions ?? true,
  } as never)
  const parser = openParser(undefined, undefined, (originalId) => readOriginal(app.platform, originalId))
  onTestFinished(() => parser.close())
  const control = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${network.url}/_sim${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    return (await answer.json()) as Record<string, unknown>
  }
  const allDelivered = async () => {
    const { deliveries } = (await control('GET', '/deliveries')) as { deliveries: { acknowledgedAtMs?: number; gaveUpAtMs?: number }[] }
    return deliveries.every(({ acknowledgedAtMs, gaveUpAtMs }) => acknowledgedAtMs || gaveUpAtMs)
  }
  return {
    app,
    network,
    brand,
    accountId,
    control,
    async settle() {
      while (!(await allDelivered())) await new Promise((done) => setTimeout(done, 10))
      while (await takeInPending(app.platform, parser));
      await app.settle()
    },
  }
}
