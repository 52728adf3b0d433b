import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'
import type { Http } from './http.ts'
import type { Platform } from './platform.ts'
import { answerError } from './request-errors.ts'

const DESK = fileURLToPath(new URL('../../../desktop/dist/', import.meta.url))
const YEAR_S = 31_536_000

/** What pages of the desk may load and run: what is ours, and scripts and styles that carry the nonce. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Serves the desk: hashed assets for a year, its one page for every address that is not the API's. */
export async function servePages({ raw }: Http, { log }: Platform): Promise<void> {
  const nothingHere = (request: FastifyRequest, reply: FastifyReply) =>
    answerError(log, new AppError('not_found', 'route/unknown', 'There is nothing at this address.'), request, reply)
  if (!existsSync(join(DESK, 'index.html'))) {
    log.warn('the desk is not built: run npm run build')
    raw.setNotFoundHandler(nothingHere)
    return
  }
  const page = readFileSync(join(DESK, 'index.html'), 'utf8')
  await raw.register(staticFiles, {
    root: join(DESK, 'assets'),
    prefix: '/assets/',
    maxAge: YEAR_S * 1000,
    immutable: true,
    preCompressed: true,
    wildcard: true,
  })
  await raw.register(staticFiles, {
    root: DESK,
    prefix: '/',
    decorateReply: false,
    wildcard: false,
    index: false,
    globIgnore: ['**/index.html', 'assets/**'],
  })
  raw.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    if (request.method !== 'GET' || /^\/(api|hooks|widget|assets)(\/|$)/.test(path)) {
      return nothingHere(request, reply)
    }
    const nonce = randomBytes(16).toString('base64')
    return reply
      .headers({
        'content-security-policy': pagePolicy(nonce),
        'cache-control': 'no-cache',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
      })
      .type('text/html; charset=utf-8')
      .send(page.replaceAll('__CSP_NONCE__', nonce))
  })
}
