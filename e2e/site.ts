import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connectAccount } from '@atalaya/shared/contract/accounts.ts'
import { onTestFinished } from 'vitest'
import type { SignedIn } from '../server/test/people.ts'
import type { Stage } from './stage.ts'

export interface Site {
  /** Scheme, host and port of the site, none of them the product's. */
  origin: string
  /** Puts the tag of that chat into the pages of the site. */
  carry(accountId: string): void
}

/** A bank's own site on a port of its own. */
export async function raiseSite(stage: Stage): Promise<Site> {
  let tag = ''
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(`<!doctype html><html lang="es"><title>Banco Andino</title><h1>Banco Andino</h1>${tag}</html>`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    carry(accountId) {
      tag = `<script src="${stage.url}/widget.js" data-account="${accountId}" async></script>`
    },
  }
}

/** A chat that these sites may carry; its id. */
export async function connectChat(administrator: SignedIn, allowedOrigins: string[]): Promise<string> {
  const settings = { siteName: 'Banco Andino', allowedOrigins }
  return (await administrator.call(connectAccount, { channel: 'chat', settings, secrets: {} })).account.accountId
}
