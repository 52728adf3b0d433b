import { shakeHands } from '../push/handshake.ts'
import type { App, Instagram, Page, WebhookObject } from '../world/assets.ts'
import { writeComment } from '../world/comments.ts'
import type { Post } from '../world/content.ts'
import { personBehind } from '../world/scoped-ids.ts'
import { accept, type World } from '../world/world.ts'
import { type Call, type Endpoint, listOf, textOf } from './endpoint.ts'
import { badParam, missing, refused } from './errors.ts'
import { shapeAny } from './feed-endpoints.ts'
import { pick, readFields } from './fields.ts'
import type { Nodes } from './nodes.ts'
import { page as pageOf } from './paging.ts'
import { shapeRating } from './shape-feed.ts'

const OBJECTS: readonly string[] = ['page', 'instagram', 'whatsapp_business_account']

/** Fields that may be asked for on a Page, and on an account after an Instagram login. */
export const PAGE_FIELDS =
  'feed,mention,ratings,messages,message_echoes,message_edits,message_reactions,message_reads,message_deliveries,messaging_postbacks,messaging_referrals,messaging_optins,messaging_handovers,messaging_policy_enforcement,standby'
export const INSTAGRAM_FIELDS =
  'comments,live_comments,mentions,messages,message_edit,message_reactions,messaging_seen,messaging_postbacks,messaging_referral,messaging_referrals,messaging_handovers,messaging_handover,standby,message_echoes,story_insights'
export const WHATSAPP_FIELDS =
  'messages,smb_message_echoes,message_template_status_update,account_update,phone_number_quality_update,user_preferences,calls,message_template_quality_update'

export function install(world: World, assetId: string, appId: string, fields: Set<string> | undefined, overrideUrl?: string): void {
  const apps = world.installed.get(assetId) ?? new Map()
  apps.set(appId, { fields, overrideUrl })
  world.installed.set(assetId, apps)
}

function subscribe(call: Call<Page | Instagram>): unknown {
  const { world, node, app, params } = call
  const fields = listOf(params.subscribed_fields).map(String)
  const known = (node.kind === 'page' ? PAGE_FIELDS : INSTAGRAM_FIELDS).split(',')
  const wrong = fields.find((field) => !known.includes(field))
  if (fields.length === 0) throw badParam('The parameter subscribed_fields is required')
  if (wrong !== undefined) throw badParam(`Param subscribed_fields[0] must be one of {${known.join(', ')}} - got "${wrong}"`)
  install(world, node.id, app.appId, new Set(fields))
  return { success: true }
}

const subscriptions = (call: Call<Page | Instagram>): unknown => ({
  data: [...(call.world.installed.get(call.node.id) ?? [])].map(([appId, { fields }]) => ({
    category: 'Business',
    link: 'https://www.facebook.com/games/?app_id=',
    name: call.world.apps.get(appId)?.name,
    id: appId,
    subscribed_fields: [...(fields ?? [])],
  })),
})

function unsubscribe(call: Call<Page | Instagram>): unknown {
  call.world.installed.get(call.node.id)?.delete(call.app.appId)
  return { success: true }
}

/** The app's own callback for an object: asked to shake hands before it is kept. */
export async function keepCallback(
  world: World,
  app: App,
  object: string,
  url: string,
  verifyToken: string,
  fields: readonly string[],
): Promise<void> {
  if (!OBJECTS.includes(object)) throw badParam(`Param object must be one of {${OBJECTS.join(', ')}}`)
  const handshake = await shakeHands(url, verifyToken, world.random)
  if (!handshake.passed)
    throw refused({
      status: 400,
      code: 2200,
      message: `(#2200) Callback verification failed with the following errors: HTTP Status Code = 200; HTTP Message = ${handshake.reason}`,
    })
  app.callbacks.set(object as WebhookObject, { url, verifyToken, fields: new Set(fields), active: true, failingSinceMs: undefined })
}

async function subscribeApp(call: Call<Nodes['app']>): Promise<unknown> {
  const { world, params } = call
  const [object, url, token] = [textOf(params.object), textOf(params.callback_url), textOf(params.verify_token)]
  if (!object || !url) throw badParam('object and callback_url are required')
  await keepCallback(world, call.node.app, object, url, token ?? '', listOf(params.fields).map(String))
  return { success: true }
}

/** What an app is told of, and where. */
const callbacks = (call: { node: { app: App } }): unknown => ({
  data: [...call.node.app.callbacks].map(([object, { url, active, fields }]) => ({
    object,
    callback_url: url,
    active,
    fields: [...fields].map((name) => ({ name, version: 'v26.0' })),
  })),
})

/** Posts of a wall by kind, newest first. */
function wall(call: Call<Page | Instagram>, keep: (post: Post) => boolean): unknown {
  const { world, node, params, address } = call
  const since = Number(params.since ?? 0) * 1000
  const posts = [...world.posts.values()]
    .filter(
      (post) =>
        post.deletedAtMs === undefined && post.createdAtMs >= since && keep(post) && (post.assetId === node.id || post.names.includes(node.id)),
    )
    .sort((a, b) => b.createdAtMs - a.createdAtMs)
  const { data, ...rest } = pageOf(posts, params, address)
  return { data: data.map((post) => shapeAny(call, post)), ...rest }
}

function ratings(call: Call<Page>): unknown {
  const { world, node, params, address } = call
  const posts = [...world.posts.values()].filter(
    (post) => post.assetId === node.id && post.type === 'recommendation' && post.deletedAtMs === undefined,
  )
  const { data, ...rest } = pageOf(posts.toReversed(), params, address)
  const usual = ['created_time', 'reviewer', 'review_text', 'recommendation_type', 'rating', 'open_graph_story']
  return { data: data.map((post) => pick(shapeRating(world, node, post), call.fields, usual)), ...rest }
}

function readPage({ node, fields, token, world }: Call<Page>): unknown {
  const account = world.assets.get(node.instagramId ?? '')
  return pick(
    {
      id: node.id,
      name: node.name,
      username: node.username,
      category: 'Bank',
      link: `https://www.facebook.com/${node.username}`,
      access_token: token.token,
      tasks: ['MODERATE', 'MESSAGING', 'ANALYZE', 'CREATE_CONTENT'],
      fan_count: 12_345,
      instagram_business_account: account ? { id: account.id } : undefined,
      connected_instagram_account: account?.kind === 'instagram' ? { id: account.id, username: account.username } : undefined,
    },
    fields,
    ['name', 'id'],
  )
}

/** Text of mentions is only given through the account itself. */
function mentioned({ node, fields, world, baseUrl }: Call<Instagram>): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const wish of fields) {
    if (wish.name !== 'mentioned_comment' && wish.name !== 'mentioned_media') continue
    const thing = wish.name === 'mentioned_comment' ? world.comments.get(wish.args.comment_id ?? '') : world.posts.get(wish.args.media_id ?? '')
    if (!thing || thing.deletedAtMs !== undefined) throw missing('GET', wish.args.comment_id ?? wish.args.media_id ?? node.id)
    found[wish.name] = shapeAny({ world, baseUrl, fields: wish.inner.length ? wish.inner : readFields('id') }, thing)
  }
  return found
}

function readAccount(call: Call<Instagram>): unknown {
  const { node, fields, host, baseUrl } = call
  const full = {
    id: host === 'instagram' ? node.appScopedId : node.id,
    user_id: host === 'instagram' ? node.id : undefined,
    username: node.username,
    name: node.name,
    account_type: 'BUSINESS',
    profile_picture_url: `${baseUrl}/avatars/${node.id}.png`,
    followers_count: 8123,
    media_count: 3,
  }
  return pick({ ...full, ...mentioned(call) }, fields, ['id'])
}

/** An answer to who named the account elsewhere. */
function answerMention(call: Call<Instagram>): unknown {
  const { world, node, params } = call
  const post = world.posts.get(textOf(params.media_id) ?? '')
  const parent = world.comments.get(textOf(params.comment_id) ?? '')
  const text = textOf(params.message)
  if (!post || !text) throw badParam('media_id and message are required')
  const comment = writeComment(world, { post, parent, authorId: undefined, text })
  accept(world, { kind: 'comment', network: 'instagram', id: comment.id, assetId: node.id, text, target: parent?.id ?? post.id, metadata: null })
  return { id: comment.id }
}

/** Blocks people from the Page by any id it knows them by; one answer for each. */
function block(call: Call<Page>, on: boolean): unknown {
  const { world, node, params } = call
  const ids = [params.psid, params.asid, params.user].flatMap((list) => listOf(list)).map(String)
  if (ids.length === 0) throw badParam('One of psid, asid, user is required')
  return Object.fromEntries(
    ids.map((id) => {
      const personId = personBehind(world, id, node.id, ['psid', 'commenter'])
      if (personId === undefined) return [id, false]
      if (on) node.blocked.add(personId)
      else node.blocked.delete(personId)
      accept(world, { kind: on ? 'block' : 'unblock', network: 'facebook', id, assetId: node.id, text: '', target: id, metadata: null })
      return [id, true]
    }),
  )
}

const MANAGE = ['pages_manage_metadata', 'instagram_business_manage_messages', 'instagram_business_basic']
const READ = ['pages_read_engagement', 'pages_read_user_content', 'instagram_basic', 'instagram_business_basic']
const ENGAGE = ['pages_manage_engagement', 'instagram_manage_comments', 'instagram_business_manage_comments']
const installs = (method: Endpoint['method'], handle: (call: Call<Page | Instagram>) => unknown): Endpoint[] => [
  { method, node: 'page', edge: 'subscribed_apps', area: 'pages', scopes: MANAGE, handle },
  { method, node: 'instagram', edge: 'subscribed_apps', area: 'instagram', scopes: MANAGE, handle },
]

/** Pages and accounts themselves: what they are, who hears of them, what stands on their walls. */
export const ASSET_ENDPOINTS: readonly Endpoint[] = [
  { method: 'GET', node: 'page', edge: '', area: 'pages', scopes: READ, handle: readPage },
  { method: 'GET', node: 'instagram', edge: '', area: 'instagram', scopes: READ, handle: readAccount },
  ...installs('POST', subscribe),
  ...installs('GET', subscriptions),
  ...installs('DELETE', unsubscribe),
  { method: 'POST', node: 'app', edge: 'subscriptions', area: 'pages', scopes: [], handle: subscribeApp },
  { method: 'GET', node: 'app', edge: 'subscriptions', area: 'pages', scopes: [], handle: callbacks },
  { method: 'GET', node: 'page', edge: 'feed', area: 'pages', scopes: READ, handle: (call) => wall(call, (post) => post.type !== 'recommendation') },
  { method: 'GET', node: 'page', edge: 'posts', area: 'pages', scopes: READ, handle: (call) => wall(call, (post) => post.authorId === undefined) },
  {
    method: 'GET',
    node: 'page',
    edge: 'tagged',
    area: 'pages',
    scopes: READ,
    handle: (call) => wall(call, (post) => post.names.includes(call.node.id)),
  },
  { method: 'GET', node: 'page', edge: 'ratings', area: 'pages', scopes: READ, handle: ratings },
  {
    method: 'GET',
    node: 'instagram',
    edge: 'media',
    area: 'instagram',
    scopes: READ,
    handle: (call) => wall(call, (post) => post.assetId === call.node.id),
  },
  {
    method: 'GET',
    node: 'instagram',
    edge: 'tags',
    area: 'instagram',
    scopes: READ,
    handle: (call) => wall(call, (post) => post.names.includes(call.node.id)),
  },
  { method: 'POST', node: 'instagram', edge: 'mentions', area: 'instagram', scopes: ENGAGE, handle: answerMention },
  { method: 'POST', node: 'page', edge: 'blocked', area: 'pages', scopes: ENGAGE, handle: (call) => block(call, true) },
  { method: 'DELETE', node: 'page', edge: 'blocked', area: 'pages', scopes: ENGAGE, handle: (call) => block(call, false) },
]
