import type { FastifyInstance } from 'fastify'
import { INSTAGRAM_FIELDS, install, keepCallback, PAGE_FIELDS, WHATSAPP_FIELDS } from '../graph/asset-endpoints.ts'
import { installedOn } from '../push/instagram-notices.ts'
import { addApp, addInstagram, addNumber, addPage, addTemplate, addWaba, grantToken } from '../world/add-assets.ts'
import { addPerson } from '../world/add-person.ts'
import type { App, Asset, TemplatePart, WebhookObject } from '../world/assets.ts'
import { bindScopedId } from '../world/scoped-ids.ts'
import type { World } from '../world/world.ts'
import { asBody, type Body, needAsset, needText, optional, refuse } from './refuse.ts'
import { viewApp, viewAsset, viewPerson } from './view.ts'

const needApp = (world: World, id: unknown): App => {
  const app = world.apps.get(String(id ?? '')) ?? (id === undefined ? [...world.apps.values()][0] : undefined)
  if (!app) throw refuse(400, `app_id: there is no app [${String(id)}]; make one first`)
  return app
}

function addAsset(world: World, kind: string, body: Body): Asset {
  const id = optional(body.id)
  const name = optional(body.name)
  const username = optional(body.username)
  switch (kind) {
    case 'pages':
      return addPage(world, { id, name, username })
    case 'instagrams':
      return addInstagram(world, { id, name, username, pageId: optional(body.page), login: body.login === 'instagram' ? 'instagram' : 'facebook' })
    case 'wabas':
      return addWaba(world, { id, name, businessId: optional(body.business_id) })
    default: {
      const wabaId = optional(body.waba) ?? addWaba(world, { name }).id
      return addNumber(world, { id, wabaId, display: optional(body.display), verifiedName: optional(body.verified_name) ?? name })
    }
  }
}

function addPeople(server: FastifyInstance, world: World): void {
  server.post('/_sim/people', (request) => {
    const body = asBody(request.body)
    const username = needText(body.username, 'username').replace(/^@/, '')
    const person = addPerson(world, {
      username,
      name: optional(body.name),
      phone: optional(body.phone),
      country: optional(body.country),
      locale: optional(body.locale),
      hidesPhone: body.hides_phone === true,
      privateProfile: body.private_profile === true,
      verified: body.verified === true,
    })
    for (const [kind, scopes] of Object.entries(asBody(body.ids)))
      for (const [scope, id] of Object.entries(asBody(scopes)))
        if (kind === 'psid' || kind === 'commenter' || kind === 'igsid' || kind === 'bsuid')
          bindScopedId(world, { kind, scope, personId: person.personId }, String(id))
    return viewPerson(world, person)
  })
  server.get('/_sim/people', () => ({ people: [...world.people.values()].map((person) => viewPerson(world, person)) }))
}

const FIELDS: Readonly<Record<WebhookObject, string>> = { page: PAGE_FIELDS, instagram: INSTAGRAM_FIELDS, whatsapp_business_account: WHATSAPP_FIELDS }
const OBJECT_OF = { page: 'page', instagram: 'instagram', waba: 'whatsapp_business_account', phone: 'whatsapp_business_account' } as const

/** In one call what takes three on the network: the callbacks of the app (with their handshake), and the app on each asset. */
async function subscribe(world: World, body: Body): Promise<unknown> {
  const app = needApp(world, body.app_id)
  const ids = Array.isArray(body.assets) ? body.assets : [...world.assets.keys()]
  const assets = ids.map((id) => needAsset(world, id, ['page', 'instagram', 'waba', 'phone'], 'assets'))
  const url = needText(body.url, 'url')
  for (const object of new Set(assets.map((asset) => OBJECT_OF[asset.kind])))
    await keepCallback(world, app, object, url, optional(body.verify_token) ?? '', FIELDS[object].split(','))
  for (const asset of assets) {
    if (asset.kind === 'page') install(world, asset.id, app.appId, new Set(PAGE_FIELDS.split(',')))
    else if (asset.kind === 'instagram') {
      const place = installedOn(asset)
      if (!world.installed.get(place)?.has(app.appId)) install(world, place, app.appId, new Set(`${PAGE_FIELDS},${INSTAGRAM_FIELDS}`.split(',')))
    } else install(world, asset.kind === 'phone' ? asset.wabaId : asset.id, app.appId, undefined)
  }
  return viewApp(app)
}

function addTokens(server: FastifyInstance, world: World): void {
  server.post('/_sim/tokens', (request) => {
    const body = asBody(request.body)
    const app = needApp(world, body.app_id)
    const assets = (Array.isArray(body.assets) ? body.assets : [body.asset]).map(
      (id) => needAsset(world, id, ['page', 'instagram', 'waba', 'phone'], 'assets').id,
    )
    const token = grantToken(world, {
      appId: app.appId,
      assets,
      token: optional(body.token),
      scopes: Array.isArray(body.scopes) ? new Set(body.scopes.map(String)) : undefined,
      expiresAtMs: typeof body.expires_in === 'number' ? world.now() + body.expires_in * 1000 : undefined,
    })
    return { token: token.token, access_token: token.token, kind: token.kind, scopes: [...token.scopes], assets: [...token.assetIds] }
  })
  // Every token (or the one named) is dead from now on, with that subcode of error 190.
  server.delete<{ Querystring: { token?: string; subcode?: string } }>('/_sim/tokens', (request) => {
    const { token, subcode } = request.query
    const dead = [...world.tokens.values()].filter((one) => token === undefined || one.token === token)
    for (const one of dead) one.dead = Number(subcode ?? 463)
    return { dead: dead.length }
  })
  server.put('/_sim/tokens', (request) => {
    const body = asBody(request.body)
    const token = world.tokens.get(needText(body.token, 'token'))
    if (!token) throw refuse(404, 'token: unknown')
    if (Array.isArray(body.scopes)) token.scopes = new Set(body.scopes.map(String))
    if (typeof body.expires_in === 'number') token.expiresAtMs = world.now() + body.expires_in * 1000
    if (body.alive === true) token.dead = undefined
    return { token: token.token, scopes: [...token.scopes], expires_at: token.expiresAtMs }
  })
}

/** Operators make apps, assets, people, templates and the tokens that join them. */
export function addAssetRoutes(server: FastifyInstance, world: World): void {
  server.post('/_sim/apps', (request) => {
    const body = asBody(request.body)
    const app = addApp(world, {
      appId: optional(body.app_id),
      name: optional(body.name),
      appSecret: optional(body.app_secret),
      instagramAppId: optional(body.instagram_app_id),
      instagramAppSecret: optional(body.instagram_app_secret),
      requireProof: body.require_proof === true,
      humanAgent: body.human_agent !== false,
    })
    return viewApp(app)
  })
  server.get('/_sim/apps', () => ({ apps: [...world.apps.values()].map(viewApp) }))
  for (const kind of ['pages', 'instagrams', 'wabas', 'numbers'])
    server.post(`/_sim/${kind}`, (request) => viewAsset(addAsset(world, kind, asBody(request.body))))
  server.get('/_sim/assets', () => ({ assets: [...world.assets.values()].map(viewAsset) }))
  // What an asset is like at the moment: a Page that may not send, an account whose owner shut messages.
  server.put<{ Params: { id: string } }>('/_sim/assets/:id', (request) => {
    const asset = needAsset(world, request.params.id, ['page', 'instagram', 'waba', 'phone'], 'id')
    const body = asBody(request.body)
    if (asset.kind === 'page' && typeof body.restricted === 'boolean') asset.restricted = body.restricted
    if (asset.kind === 'instagram' && typeof body.message_access === 'boolean') asset.messageAccess = body.message_access
    return viewAsset(asset)
  })
  server.post('/_sim/templates', (request) => {
    const body = asBody(request.body)
    const waba = needAsset(world, body.waba, ['waba'], 'waba')
    return addTemplate(world, {
      wabaId: waba.id,
      name: needText(body.name, 'name'),
      language: optional(body.language),
      category: body.category === 'MARKETING' || body.category === 'AUTHENTICATION' ? body.category : 'UTILITY',
      parameterFormat: body.parameter_format === 'NAMED' ? 'NAMED' : 'POSITIONAL',
      components: Array.isArray(body.components) ? (body.components as TemplatePart[]) : undefined,
    })
  })
  server.post('/_sim/subscribe', (request) => subscribe(world, asBody(request.body)))
  addPeople(server, world)
  addTokens(server, world)
}
