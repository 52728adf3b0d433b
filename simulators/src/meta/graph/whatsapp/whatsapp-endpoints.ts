import { shakeHands } from '../../push/handshake.ts'
import { addFile, fileAddress, fileHash } from '../../world/add-file.ts'
import type { PhoneNumber, Template, Waba } from '../../world/assets.ts'
import type { Json } from '../../world/content.ts'
import { sinceContact, threadOf, WINDOW_MS } from '../../world/messages.ts'
import { businessOf, personBehind } from '../../world/scoped-ids.ts'
import { accept, type World } from '../../world/world.ts'
import { install } from '../asset-endpoints.ts'
import { type Call, type Endpoint, objectOf, textOf } from '../endpoint.ts'
import { badValue, missing, refused } from '../errors.ts'
import { pick } from '../fields.ts'
import type { Nodes } from '../nodes.ts'
import { page as pageOf } from '../paging.ts'
import { sendWhatsapp } from './send-whatsapp.ts'

const MEGABYTE = 1024 * 1024
const USER_MEDIA_MS = 7 * 86_400_000
const OWN_MEDIA_MS = 30 * 86_400_000
const DOCUMENTS = /^(text\/plain|application\/(pdf|msword|vnd\.ms-|vnd\.openxmlformats-))/
const MIMES: readonly (readonly [RegExp, number])[] = [
  [/^image\/(jpeg|png)$/, 5 * MEGABYTE],
  [/^image\/webp$/, MEGABYTE / 2],
  [/^audio\/(aac|amr|mpeg|mp4|ogg)/, 16 * MEGABYTE],
  [/^video\/(mp4|3gpp)$/, 16 * MEGABYTE],
  [DOCUMENTS, 100 * MEGABYTE],
]

async function uploadMedia(call: Call<PhoneNumber>): Promise<unknown> {
  const { world, node, params, files } = call
  if (params.messaging_product !== 'whatsapp') throw badValue('(#100) The parameter messaging_product is required.', 100)
  const file = files.get('file')
  if (!file) throw badValue('(#100) The parameter file is required.', 100)
  const mime = textOf(params.type) || file.type
  const rule = MIMES.find(([form]) => form.test(mime))
  if (!rule) throw badValue(`Param file must be a file with one of the supported types. Received file of type '${mime}'.`, 100)
  const bytes = Buffer.from(await file.arrayBuffer())
  if (bytes.length > rule[1])
    throw refused({
      status: 400,
      code: 131053,
      message: '(#131053) Media upload error',
      details: `File size is ${bytes.length} bytes; at most ${rule[1]}.`,
    })
  return { id: addFile(world, { bytes, mime, name: file.name, assetId: node.id, byAsset: true }).fileId }
}

function readMedia({ world, node: { file }, baseUrl }: Call<Nodes['file']>): unknown {
  if (world.now() - file.createdAtMs > (file.byAsset ? OWN_MEDIA_MS : USER_MEDIA_MS)) throw missing('GET', file.fileId)
  return {
    url: fileAddress(world, file, `${baseUrl}/whatsapp_business`, world.settings.mediaUrlLifeMs),
    mime_type: file.mime,
    sha256: fileHash(file, 'hex'),
    file_size: file.bytes.length,
    id: file.fileId,
    messaging_product: 'whatsapp',
  }
}

/** Blocks people; only those who wrote in the last day can be. One bad number spoils only itself. */
function block(call: Call<PhoneNumber>, on: boolean): unknown {
  const { world, node, params } = call
  if (params.messaging_product !== 'whatsapp') throw badValue('(#100) The parameter messaging_product is required.', 100)
  const asked = Array.isArray(params.block_users) ? params.block_users : []
  if (asked.length === 0) throw badValue('The parameter block_users is required.', 131008)
  const done: Json[] = []
  const failed: Json[] = []
  for (const one of asked) {
    const user = textOf(objectOf(one)?.user) ?? textOf(objectOf(one)?.user_id) ?? ''
    const personId =
      personBehind(world, user, businessOf(world, node), ['bsuid']) ??
      [...world.people.values()].find((person) => person.phone === user.replace(/\D/g, ''))?.personId
    const isRecent = personId !== undefined && sinceContact(world, threadOf(world, 'whatsapp', node.id, personId)) <= WINDOW_MS
    if (personId === undefined || (on && !isRecent)) {
      failed.push({
        input: user,
        errors: [
          { message: 'User has not messaged the business in the last 24 hours', code: 139102, error_data: { details: 'Re-engagement required' } },
        ],
      })
      continue
    }
    if (on) node.blocked.add(personId)
    else node.blocked.delete(personId)
    accept(world, { kind: on ? 'block' : 'unblock', network: 'whatsapp', id: user, assetId: node.id, text: '', target: user, metadata: null })
    done.push({ input: user, wa_id: world.people.get(personId)?.phone })
  }
  const body = {
    messaging_product: 'whatsapp',
    block_users: { [on ? 'added_users' : 'removed_users']: done, ...(failed.length ? { failed_users: failed } : {}) },
  }
  if (done.length === 0)
    throw refused({ status: 400, code: 139100, message: '(#139100) Failed to block/unblock users', details: 'Failed to block some users' })
  return body
}

const blocked = ({ world, node, params, address }: Call<PhoneNumber>): unknown =>
  pageOf(
    [...node.blocked].map((personId) => ({ messaging_product: 'whatsapp', wa_id: world.people.get(personId)?.phone })),
    params,
    address,
  )

const shapeTemplate = (template: Template): Json => ({
  name: template.name,
  parameter_format: template.parameterFormat,
  components: template.components,
  language: template.language,
  status: template.status,
  category: template.category,
  id: template.id,
})
const TEMPLATE_USUAL = ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id']

function templates({ world, node, params, fields, address }: Call<Waba>): unknown {
  const asks = (key: 'name' | 'status' | 'language' | 'category', template: Template): boolean => {
    const wanted = textOf(params[key])
    return wanted === undefined || template[key] === wanted
  }
  const found = [...world.templates.values()].filter(
    (template) =>
      template.wabaId === node.id && asks('name', template) && asks('status', template) && asks('language', template) && asks('category', template),
  )
  const { data, ...rest } = pageOf(found, params, address)
  return { data: data.map((template) => pick(shapeTemplate(template), fields, TEMPLATE_USUAL)), ...rest }
}

const shapeNumber = (number: PhoneNumber): Json => ({
  id: number.id,
  verified_name: number.verifiedName,
  display_phone_number: number.display,
  quality_rating: number.quality,
  code_verification_status: 'VERIFIED',
  name_status: 'APPROVED',
  status: 'CONNECTED',
  account_mode: 'LIVE',
  platform_type: 'CLOUD_API',
  throughput: { level: 'STANDARD' },
  messaging_limit_tier: 'TIER_10K',
  whatsapp_business_account: { id: number.wabaId },
})
const NUMBER_USUAL = ['verified_name', 'code_verification_status', 'display_phone_number', 'quality_rating', 'platform_type', 'throughput', 'id']

const numbersOf = (world: World, waba: Waba): PhoneNumber[] =>
  [...world.assets.values()].flatMap((asset) => (asset.kind === 'phone' && asset.wabaId === waba.id ? [asset] : []))

async function subscribe({ world, node, app, params }: Call<Waba>): Promise<unknown> {
  const url = textOf(params.override_callback_uri)
  if (url !== undefined) {
    const handshake = await shakeHands(url, textOf(params.verify_token) ?? '', world.random)
    if (!handshake.passed) throw badValue(`Callback verification failed: ${handshake.reason}`, 100)
  }
  install(world, node.id, app.appId, undefined, url)
  return { success: true }
}

const apps = ({ world, node }: Call<Waba>): unknown => ({
  data: [...(world.installed.get(node.id) ?? [])].map(([appId, { overrideUrl }]) => ({
    whatsapp_business_api_data: { link: 'https://www.facebook.com/games/?app_id=', name: world.apps.get(appId)?.name, id: appId },
    ...(overrideUrl ? { override_callback_uri: overrideUrl } : {}),
  })),
})

const SEND = ['whatsapp_business_messaging']
const MANAGE = ['whatsapp_business_management']
const MANAGED = 'whatsapp_business_management'

/** Numbers and business accounts of WhatsApp. */
export const WHATSAPP_ENDPOINTS: readonly Endpoint[] = [
  { method: 'POST', node: 'phone', edge: 'messages', area: 'whatsapp', scopes: SEND, handle: sendWhatsapp },
  { method: 'POST', node: 'phone', edge: 'media', area: 'whatsapp', scopes: SEND, handle: uploadMedia },
  { method: 'GET', node: 'file', edge: '', area: 'whatsapp', scopes: SEND, handle: readMedia },
  {
    method: 'DELETE',
    node: 'file',
    edge: '',
    area: 'whatsapp',
    scopes: SEND,
    handle: ({ world, node }) => ({ success: world.files.delete(node.file.fileId) }),
  },
  { method: 'POST', node: 'phone', edge: 'block_users', area: 'whatsapp', scopes: SEND, handle: (call) => block(call, true) },
  { method: 'DELETE', node: 'phone', edge: 'block_users', area: 'whatsapp', scopes: SEND, handle: (call) => block(call, false) },
  { method: 'GET', node: 'phone', edge: 'block_users', area: 'whatsapp', scopes: SEND, handle: blocked },
  {
    method: 'GET',
    node: 'phone',
    edge: '',
    area: MANAGED,
    scopes: MANAGE,
    handle: ({ node, fields }) => pick(shapeNumber(node), fields, NUMBER_USUAL),
  },
  {
    method: 'GET',
    node: 'phone',
    edge: 'whatsapp_business_profile',
    area: MANAGED,
    scopes: MANAGE,
    handle: ({ node }) => ({ data: [{ messaging_product: 'whatsapp', about: node.verifiedName, vertical: 'FINANCE' }] }),
  },
  {
    method: 'GET',
    node: 'waba',
    edge: '',
    area: MANAGED,
    scopes: MANAGE,
    handle: ({ node, fields }) =>
      pick(
        {
          id: node.id,
          name: node.name,
          currency: node.currency,
          timezone_id: node.timezoneId,
          account_review_status: 'APPROVED',
          owner_business_info: { id: node.businessId },
        },
        fields,
        ['id', 'name', 'currency', 'timezone_id'],
      ),
  },
  {
    method: 'GET',
    node: 'waba',
    edge: 'phone_numbers',
    area: MANAGED,
    scopes: MANAGE,
    handle: ({ world, node, params, fields, address }) => {
      const { data, ...rest } = pageOf(numbersOf(world, node), params, address)
      return { data: data.map((number) => pick(shapeNumber(number), fields, NUMBER_USUAL)), ...rest }
    },
  },
  { method: 'GET', node: 'waba', edge: 'message_templates', area: MANAGED, scopes: MANAGE, handle: templates },
  {
    method: 'GET',
    node: 'template',
    edge: '',
    area: MANAGED,
    scopes: MANAGE,
    handle: ({ node, fields }) => pick(shapeTemplate(node.template), fields, TEMPLATE_USUAL),
  },
  { method: 'POST', node: 'waba', edge: 'subscribed_apps', area: MANAGED, scopes: MANAGE, handle: subscribe },
  { method: 'GET', node: 'waba', edge: 'subscribed_apps', area: MANAGED, scopes: MANAGE, handle: apps },
  {
    method: 'DELETE',
    node: 'waba',
    edge: 'subscribed_apps',
    area: MANAGED,
    scopes: MANAGE,
    handle: ({ world, node, app }) => ({ success: world.installed.get(node.id)?.delete(app.appId) ?? false }),
  },
]
