import { createHmac } from 'node:crypto'
import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { openVisit } from '@atalaya/shared/contract/widget.ts'
import { onTestFinished } from 'vitest'
import { connectAccount } from '../src/accounts/manage/connect-account.ts'
import { openParser } from '../src/intake/parse-events.ts'
import { takeInPending } from '../src/intake/run-intake.ts'
import { platformCaller } from '../src/platform/caller.ts'
import { type Calling, caller } from './people.ts'
import { type TestApp, testApp } from './test-app.ts'

export const SITE = 'https://www.banco.example'
const IDENTITY_SECRET = 'a-secret-that-the-bank-s-own-site-keeps'

export interface Visitor extends Calling {
  token: string
  visitorId: string
  headers: Record<string, string>
}

export interface ChatSite {
  app: TestApp
  accountId: string
  /** Where the server listens. */
  base: string
  /** A visitor on a page of the bank; identified when an id is given. */
  visitor(externalId?: string): Promise<Visitor>
  /** The hash that the bank's own server would make for a customer. */
  hashOf(externalId: string): string
  /** Takes in what was stored and lets jobs run, until nothing is left to do. */
  settle(): Promise<void>
}

/** The product with a web chat that a bank's site carries, connected as an administrator would, and listening on a port of its own. */
export async function chatSite(settings: object = {}, environment: Record<string, string> = {}): Promise<ChatSite> {
  const app = await testApp({ ROLES: 'web', ...environment })
  const base = await app.http.raw.listen({ port: 0, host: '127.0.0.1' })
  const { accountId } = await connectAccount(app.platform, platformCaller(app.clock.now(), PERMISSIONS), {
    channel: 'chat',
    settings: { siteName: 'Banco Andara', allowedOrigins: [SITE], ...settings },
    secrets: { identitySecret: IDENTITY_SECRET },
    responseTargetS: 120,
    teamId: null,
  } as never)
  const parser = openParser()
  onTestFinished(() => parser.close())
  const hashOf = (externalId: string) => createHmac('sha256', IDENTITY_SECRET).update(externalId).digest('hex')
  return {
    app,
    accountId,
    base,
    hashOf,
    async visitor(externalId) {
      const identity = externalId ? { identity: { externalId, hash: hashOf(externalId) } } : {}
      const { token, visitorId } = await caller(app, { origin: SITE }).call(openVisit, { accountId, ...identity })
      const headers = { origin: SITE, authorization: `Visitor ${token}` }
      return { token, visitorId, headers, ...caller(app, headers) }
    },
    async settle() {
      while (await takeInPending(app.platform, parser));
      await app.settle()
    },
  }
}
