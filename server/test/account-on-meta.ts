import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { onTestFinished } from 'vitest'
import { connectAccount } from '../src/accounts/manage/connect-account.ts'
import { readOriginal } from '../src/accounts/originals.ts'
import { openParser } from '../src/intake/parse-events.ts'
import { takeInPending } from '../src/intake/run-intake.ts'
import { platformCaller } from '../src/platform/caller.ts'
import { type TestApp, testApp } from './test-app.ts'

export interface NetworkOfMeta {
  url: string
  form(): { settings: Record<string, unknown> }
  control(method: string, path: string, body?: object): Promise<Record<string, unknown>>
}

export interface AccountOnMeta<N extends NetworkOfMeta> {
  app: TestApp
  network: N
  accountId: string
  /** Where the network sends its events. */
  hookUrl: string
  /** Waits until the network has told everything, then takes it in and lets jobs run, until nothing is left to do. */
  settle(): Promise<void>
}

/** The product with an account on a simulated network of Meta, connected as an administrator would, and listening on a port of its own. */
export async function accountOnMeta<N extends NetworkOfMeta>(network: N, settings: object = {}): Promise<AccountOnMeta<N>> {
  const app = await testApp({ EGRESS_ALLOW: new URL(network.url).host, PUBLIC_URL: 'http://127.0.0.1:1' })
  const base = await app.http.raw.listen({ port: 0, host: '127.0.0.1' })
  ;(app.config as { publicUrl: string }).publicUrl = base
  const form = network.form()
  const { accountId } = await connectAccount(app.platform, platformCaller(app.clock.now(), PERMISSIONS), {
    ...form,
    settings: { ...form.settings, ...settings },
    caseForMentions: true,
  } as never)
  const parser = openParser(undefined, undefined, (originalId) => readOriginal(app.platform, originalId))
  onTestFinished(() => parser.close())
  const allTold = async () => {
    const { deliveries } = (await network.control('GET', '/deliveries?limit=1000')) as {
      deliveries: { acknowledged_at?: unknown; acknowledgedAtMs?: number; gaveUpAtMs?: number }[]
    }
    return deliveries.every((one) => one.acknowledgedAtMs || one.acknowledged_at || one.gaveUpAtMs)
  }
  return {
    app,
    network,
    accountId,
    hookUrl: `${base}/hooks/${accountId}`,
    async settle() {
      // The network has the time of day, and what it tells is set against ours.
      app.clock.wind(Math.max(0, Date.now() - app.clock.now().getTime()))
      for (let rounds = 0; rounds < 2; rounds++) {
        // Receipts follow a moment after what they are about.
        await new Promise((done) => setTimeout(done, 40))
        while (!(await allTold())) await new Promise((done) => setTimeout(done, 10))
        while (await takeInPending(app.platform, parser));
        await app.settle()
      }
    },
  }
}
