import { connectAccount } from '@atalaya/shared/contract/accounts.ts'
import { expect, onTestFinished } from 'vitest'
import type { SignedIn } from '../server/test/people.ts'
import { startXSimulator, type XSimulator } from '../simulators/src/x/simulator.ts'
import { addApp, grantTokens } from '../simulators/src/x/world/add-app.ts'
import { addUser } from '../simulators/src/x/world/add-user.ts'
import type { User, App as XApp } from '../simulators/src/x/world/world.ts'
import { raiseStage, type Stage } from './stage.ts'
import { PATIENCE_MS } from './visitor.ts'

export const BRAND = 'bancoandino'

/** The network of X and a company that is ready to be connected to it. */
export interface OnX {
  network: XSimulator
  app: XApp
  brand: User
  /** Secrets and settings as one would copy them from the network's own pages. */
  keys: { settings: { baseUrl: string; clientId: string }; secrets: Record<string, string> }
  /** A customer writes in public; the id of the post. */
  post(as: string, text: string, replyTo?: string): Promise<string>
  /** A customer writes to the brand in private. */
  dm(as: string, text: string): Promise<void>
  /** Asks for a fault, as `{kind: 'http-500', route: 'POST /2/tweets', times: 1}`. */
  fault(input: object): Promise<void>
  control(method: string, path: string, body?: object): Promise<Record<string, unknown>>
  /** What the brand sent and the network accepted. */
  accepted(): { kind: string; text: string; target: string | null }[]
}

export async function raiseX(tier: 'self-serve' | 'enterprise' = 'enterprise'): Promise<OnX> {
  const network = await startXSimulator({ port: 0 })
  onTestFinished(() => network.close())
  const app = addApp(network.world, { tier })
  const brand = addUser(network.world, { username: BRAND, name: 'Banco Andino', brand: true })
  const { accessToken, refreshToken } = grantTokens(network.world, app.appId, brand.userId)
  async function control(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(`${network.url}/_sim${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Record<string, unknown>
  }
  const known = (username: string) => control('POST', '/users', { username })
  return {
    network,
    app,
    brand,
    keys: {
      settings: { baseUrl: network.url, clientId: app.clientId },
      secrets: { accessToken, refreshToken, clientSecret: app.clientSecret, consumerSecret: app.consumerSecret, bearerToken: app.bearerToken },
    },
    async post(as, text, replyTo) {
      await known(as)
      const made = await control('POST', '/posts', { as, text, ...(replyTo && { reply_to: replyTo }) })
      return String(made.id)
    },
    async dm(as, text) {
      await known(as)
      await control('POST', '/dms', { as, to: BRAND, text })
    },
    fault: async (input) => void (await control('POST', '/faults', input)),
    control,
    accepted: () => network.world.accepted.map(({ kind, text, target }) => ({ kind, text, target })),
  }
}

export interface BrandStage {
  stage: Stage
  x: OnX
  administrator: SignedIn
  accountId: string
}

/** The product with a brand's account on X connected, as an administrator would connect it. */
export async function brandOnStage(): Promise<BrandStage> {
  const x = await raiseX()
  const stage = await raiseStage({ EGRESS_ALLOW: new URL(x.network.url).host })
  const administrator = await stage.person('administrator', 'Carmen Ríos')
  const { account } = await administrator.call(connectAccount, {
    channel: 'x',
    settings: { ...x.keys.settings, canLike: true, canQuote: true, canReplyUnsummoned: true },
    secrets: x.keys.secrets,
    caseForMentions: true,
  })
  return { stage, x, administrator, accountId: account.accountId }
}

/** What the network accepted is this, in the end. */
export async function eventuallyAccepted(x: OnX, texts: string[]): Promise<void> {
  await expect.poll(() => x.accepted().map(({ text }) => text), { timeout: PATIENCE_MS }).toEqual(texts)
}
