import type { App, Instagram, Page, PhoneNumber, Template, Token, Waba } from './assets.ts'
import { digits, instagramId } from './make-ids.ts'
import { randomText } from './random-text.ts'
import type { World } from './world.ts'

type Given<T> = { [K in keyof T]?: T[K] | undefined }

/** A developer's app with its secrets; the ones given are kept, the others are made. */
export function addApp(world: World, input: Given<App> = {}): App {
  const app: App = {
    appId: input.appId ?? digits(world, 16),
    name: input.name ?? 'App',
    appSecret: input.appSecret ?? randomText(world, 32, '0123456789abcdef'),
    instagramAppId: input.instagramAppId ?? digits(world, 16),
    instagramAppSecret: input.instagramAppSecret ?? randomText(world, 32, '0123456789abcdef'),
    requireProof: input.requireProof ?? false,
    humanAgent: input.humanAgent ?? true,
    callbacks: new Map(),
  }
  world.apps.set(app.appId, app)
  return app
}

export function addPage(world: World, input: Given<Page> = {}): Page {
  const id = input.id ?? digits(world, 15)
  const page: Page = {
    kind: 'page',
    id,
    name: input.name ?? 'Page',
    username: input.username ?? `page${id.slice(-6)}`,
    instagramId: input.instagramId,
    blocked: new Set(),
    restricted: false,
  }
  world.assets.set(page.id, page)
  return page
}

/** A professional account; with `pageId` it is linked to that Page. */
export function addInstagram(world: World, input: Given<Instagram> = {}): Instagram {
  const id = input.id ?? `1784${digits(world, 13)}`
  const account: Instagram = {
    kind: 'instagram',
    id,
    appScopedId: input.appScopedId ?? digits(world, 17),
    username: input.username ?? `ig${id.slice(-6)}`,
    name: input.name ?? input.username ?? 'Instagram',
    pageId: input.pageId,
    login: input.login ?? 'facebook',
    blocked: new Set(),
    messageAccess: true,
  }
  world.assets.set(account.id, account)
  const page = world.assets.get(account.pageId ?? '')
  if (page?.kind === 'page') page.instagramId = account.id
  return account
}

export function addWaba(world: World, input: Given<Waba> = {}): Waba {
  const waba: Waba = {
    kind: 'waba',
    id: input.id ?? digits(world, 15),
    name: input.name ?? 'Business',
    businessId: input.businessId ?? digits(world, 15),
    currency: input.currency ?? 'USD',
    timezoneId: input.timezoneId ?? '1',
  }
  world.assets.set(waba.id, waba)
  return waba
}

export function addNumber(world: World, input: Given<PhoneNumber> & { wabaId: string }): PhoneNumber {
  const plain = (input.digits ?? input.display ?? `1555${digits(world, 7)}`).replace(/\D/g, '')
  const number: PhoneNumber = {
    kind: 'phone',
    id: input.id ?? digits(world, 15),
    wabaId: input.wabaId,
    display: input.display ?? `+${plain}`,
    digits: plain,
    verifiedName: input.verifiedName ?? 'Business',
    quality: 'GREEN',
    blocked: new Set(),
  }
  world.assets.set(number.id, number)
  return number
}

export function addTemplate(world: World, input: Given<Template> & { wabaId: string; name: string }): Template {
  const template: Template = {
    id: input.id ?? instagramId(world).slice(0, 16),
    wabaId: input.wabaId,
    name: input.name,
    language: input.language ?? 'es',
    category: input.category ?? 'UTILITY',
    status: input.status ?? 'APPROVED',
    parameterFormat: input.parameterFormat ?? 'POSITIONAL',
    components: input.components ?? [{ type: 'BODY', text: 'Hola {{1}}', example: { body_text: [['Ana']] } }],
  }
  world.templates.set(template.id, template)
  return template
}

/** What an app is usually allowed for an asset of that kind. */
export const USUAL_SCOPES: Readonly<Record<'page' | 'instagram' | 'instagram-login' | 'whatsapp', readonly string[]>> = {
  page: [
    'pages_show_list',
    'pages_manage_metadata',
    'pages_read_engagement',
    'pages_read_user_content',
    'pages_manage_engagement',
    'pages_manage_posts',
    'pages_messaging',
  ],
  instagram: ['instagram_basic', 'instagram_manage_comments', 'instagram_manage_messages', 'pages_show_list', 'pages_manage_metadata'],
  'instagram-login': [
    'instagram_business_basic',
    'instagram_business_manage_comments',
    'instagram_business_manage_messages',
    'instagram_business_content_publish',
  ],
  whatsapp: ['whatsapp_business_messaging', 'whatsapp_business_management', 'business_management'],
}

/** A token by which the app acts for the assets until `expiresAtMs` (0: without end). */
export function grantToken(world: World, input: Given<Token> & { appId: string; assets: readonly string[] }): Token {
  const assets = input.assets.flatMap((id) => world.assets.get(id) ?? [])
  const scopesOf = assets.flatMap((asset) => {
    if (asset.kind === 'page') return [...USUAL_SCOPES.page, ...(asset.instagramId ? USUAL_SCOPES.instagram : [])]
    if (asset.kind === 'instagram') return USUAL_SCOPES[asset.login === 'instagram' ? 'instagram-login' : 'instagram']
    return USUAL_SCOPES.whatsapp
  })
  const first = assets[0]
  const isInstagramLogin = first?.kind === 'instagram' && first.login === 'instagram'
  const linked = assets.flatMap((asset) => (asset.kind === 'page' && asset.instagramId ? [asset.instagramId] : []))
  const numbers = [...world.assets.values()].filter((asset) => asset.kind === 'phone' && input.assets.includes(asset.wabaId)).map((asset) => asset.id)
  const wabas = assets.flatMap((asset) => (asset.kind === 'phone' ? [asset.wabaId] : []))
  const token: Token = {
    token: input.token ?? `${isInstagramLogin ? 'IGAA' : 'EAAG'}${randomText(world, 120)}`,
    appId: input.appId,
    meId: input.meId ?? first?.id ?? digits(world, 15),
    kind: input.kind ?? (first?.kind === 'page' ? 'PAGE' : isInstagramLogin ? 'INSTAGRAM' : first?.kind === 'instagram' ? 'PAGE' : 'SYSTEM_USER'),
    assetIds: new Set([...input.assets, ...linked, ...numbers, ...wabas]),
    scopes: input.scopes ?? new Set(scopesOf),
    issuedAtMs: world.now(),
    expiresAtMs: input.expiresAtMs ?? (isInstagramLogin ? world.now() + 60 * 86_400_000 : 0),
    dead: undefined,
  }
  world.tokens.set(token.token, token)
  return token
}
