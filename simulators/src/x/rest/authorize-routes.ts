import { pickLanguage } from '../page/page-routes.ts'
import type { World } from '../world/world.ts'
import type { RestKit } from './endpoint.ts'
import type { Code } from './token-route.ts'

type Ask = {
  response_type?: string
  client_id?: string
  redirect_uri?: string
  scope?: string
  state?: string
  code_challenge?: string
  code_challenge_method?: string
  user?: string
}
const LOOPBACK = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

function wrong(world: World, ask: Ask): string | undefined {
  if (ask.response_type !== 'code') return 'response_type must be code'
  if (![...world.apps.values()].some((app) => app.clientId === ask.client_id)) return 'client_id is not known'
  if (ask.code_challenge_method !== 'S256' || !ask.code_challenge) return 'code_challenge with S256 is needed'
  if (!ask.redirect_uri || !URL.canParse(ask.redirect_uri) || !LOOPBACK.test(new URL(ask.redirect_uri).hostname))
    return 'redirect_uri must be an address of this machine'
  return undefined
}

const WORDS = {
  es: 'Elige la cuenta que conectas',
  en: 'Choose the account to connect',
  pt: 'Escolha a conta para conectar',
} as const

function consentPage(world: World, ask: Ask, language: keyof typeof WORDS): string {
  const hidden = Object.entries(ask).map(([key, value]) => `<input type="hidden" name="${escapeHtml(key)}" value="${escapeHtml(value ?? '')}">`)
  const brands = [...world.users.values()].filter((user) => user.brand)
  const choices = brands.map(
    (user) =>
      `<button name="user" value="${user.userId}"><img src="/avatars/${user.userId}.png" alt="" width="40" height="40">${escapeHtml(user.name)} <small>@${escapeHtml(user.username)}</small></button>`,
  )
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${WORDS[language]}</title><link rel="stylesheet" href="/page.css"><link rel="stylesheet" href="/consent.css">
<main class="consent"><h1>${WORDS[language]}</h1><form method="get" action="/2/oauth2/authorize/approve">${hidden.join('')}${choices.join('')}</form></main></html>`
}

/** The consent step of OAuth 2.0 with proof key: the person picks the brand account and comes back with a code that works once. */
export function addAuthorizeRoutes(kit: RestKit, codes: Map<string, Code>): void {
  for (const url of ['/i/oauth2/authorize', '/2/oauth2/authorize']) {
    kit.server.get<{ Querystring: Ask }>(url, (request, reply) => {
      const reason = wrong(kit.world, request.query)
      if (reason !== undefined) return reply.code(400).send({ error: 'invalid_request', error_description: reason })
      return reply.type('text/html; charset=utf-8').send(consentPage(kit.world, request.query, pickLanguage(request.headers['accept-language'])))
    })
  }
  kit.server.get<{ Querystring: Ask }>('/2/oauth2/authorize/approve', (request, reply) => {
    const ask = request.query
    const user = kit.world.users.get(ask.user ?? '')
    const app = [...kit.world.apps.values()].find((candidate) => candidate.clientId === ask.client_id)
    const reason = wrong(kit.world, ask)
    if (reason !== undefined || !user || !app)
      return reply.code(400).send({ error: 'invalid_request', error_description: reason ?? 'user is not known' })
    const key = Buffer.from(`${app.appId}:${kit.world.nextId()}`).toString('base64url')
    codes.set(key, {
      appId: app.appId,
      userId: user.userId,
      redirectUri: ask.redirect_uri ?? '',
      challenge: ask.code_challenge ?? '',
      scopes: ask.scope ?? '',
    })
    const back = new URL(ask.redirect_uri ?? '')
    back.searchParams.set('state', ask.state ?? '')
    back.searchParams.set('code', key)
    return reply.redirect(back.href)
  })
}
