import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ConnectedAccount, Outbound } from '../src/connectors/channel.ts'
import { whatsapp } from '../src/connectors/meta/whatsapp/connector.ts'
import { SAMPLES } from './connector-samples.ts'
import { fetchBy } from './plain-fetch.ts'

const description = new URL('../../../shared/specs/meta.json', import.meta.url)

interface Schema {
  $ref?: string
  allOf?: Schema[]
  oneOf?: Schema[]
  discriminator?: { propertyName: string; mapping: Record<string, string> }
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  maxLength?: number
  maxItems?: number
}
interface Operation {
  parameters?: { name?: string; $ref?: string }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
interface Description {
  paths: Record<string, Record<string, Operation> & { parameters?: { name?: string; $ref?: string }[] }>
  components: { schemas: Record<string, Schema>; parameters: Record<string, { name: string }> }
}

/** Of the Graph as a whole, which this description does not speak of. */
const ELSEWHERE = [/^\/v[\d.]+\/debug_token$/, /^\/v[\d.]+\/\d+\/subscriptions$/]
/** Newer than the description, or forgotten in it: our own id, ids of who hides the number, the paging of templates, named variables, codes to copy. */
const NEWER = new Set(['biz_opaque_callback_data', 'recipient', 'fields', 'limit', 'after', 'parameter_name', 'caption', 'filename'])
/** The read mark stands among the examples of the operation and not in its schema. */
const READ_MARK = new Set(['messaging_product', 'status', 'message_id', 'typing_indicator'])

test.skipIf(!existsSync(description))(
  'the connector of WhatsApp asks only for what the official description knows, and as it is asked there',
  async () => {
    const spec = JSON.parse(readFileSync(description, 'utf8')) as Description
    const strange: string[] = []
    const called = new Set<string>()

    const resolve = ({ $ref, ...rest }: Schema): Schema => ($ref ? resolve(spec.components.schemas[$ref.split('/').at(-1)!]!) : rest)
    /** What all parts of a schema allow together; the one of several forms that the value has. */
    function whole(schema: Schema, value: unknown): Schema {
      const { allOf = [], oneOf = [], discriminator, ...own } = resolve(schema)
      const named = discriminator && (value as Record<string, string>)[discriminator.propertyName]
      const mapped = named === undefined ? undefined : discriminator?.mapping[named]
      const form = mapped ? { $ref: mapped } : oneOf.find((one) => resolve(one).required?.every((name) => name in (value as object)))
      const isPart = mapped !== undefined && schema.$ref === mapped
      const parts = [own, ...allOf.map((one) => whole(one, isPart ? {} : value)), ...(form && !isPart ? [whole(form, {})] : [])]
      return {
        ...Object.assign({}, ...parts),
        properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})),
        required: parts.flatMap((part) => part.required ?? []),
      }
    }

    function compare(value: unknown, schema: Schema, place: string): void {
      if (Array.isArray(value)) {
        const { items, maxItems } = resolve(schema)
        if (maxItems !== undefined && value.length > maxItems) strange.push(`${place} has more than ${maxItems}`)
        if (items) for (const one of value) compare(one, items, `${place}[]`)
        return
      }
      if (typeof value !== 'object' || value === null) {
        const { enum: allowed, maxLength } = resolve(schema)
        if (allowed && !allowed.includes(value)) strange.push(`${place} = ${String(value)}`)
        if (maxLength !== undefined && String(value).length > maxLength) strange.push(`${place} is longer than ${maxLength}`)
        return
      }
      const { properties = {}, required = [] } = whole(schema, value)
      for (const name of required) if (!(name in value) && !(name === 'to' && 'recipient' in value)) strange.push(`${place} without ${name}`)
      if (Object.keys(properties).length === 0) return
      for (const [name, one] of Object.entries(value)) {
        if (properties[name]) compare(one, properties[name], `${place}.${name}`)
        else if (!NEWER.has(name)) strange.push(`${place}.${name}`)
      }
    }

    function check(address: string, init: RequestInit): void {
      const url = new URL(address)
      if (ELSEWHERE.some((one) => one.test(url.pathname))) return
      const method = (init.method ?? 'GET').toLowerCase()
      const fits = Object.keys(spec.paths).filter(
        (path) => new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(url.pathname) && spec.paths[path]?.[method],
      )
      if (fits.length === 0) return void strange.push(`${method} ${url.pathname}`)
      const names = (path: string) =>
        [...(spec.paths[path]!.parameters ?? []), ...(spec.paths[path]![method]!.parameters ?? [])].map(
          (one) => one.name ?? spec.components.parameters[one.$ref!.split('/').at(-1)!]?.name,
        )
      const asked = [...url.searchParams.keys()].filter((name) => name !== 'appsecret_proof' && !NEWER.has(name))
      const path = fits.find((one) => asked.every((name) => names(one).includes(name)))
      if (!path) return void strange.push(`${fits.join(' or ')}?${asked.join('&')}`)
      called.add(`${method} ${path}`)
      if (typeof init.body !== 'string') return
      const body = JSON.parse(init.body) as Record<string, unknown>
      if ('status' in body) {
        for (const name of Object.keys(body)) if (!READ_MARK.has(name)) strange.push(`read mark ${name}`)
        return
      }
      compare(body, spec.paths[path]![method]!.requestBody!.content['application/json']!.schema, path)
    }

    const watched = fetchBy(async (address, init = {}) => {
      check(address, init)
      return Response.json(answerTo(new URL(address), init))
    })
    await exercise(watched)
    expect(strange).toEqual([])
    for (const one of [
      'delete /{Version}/{Phone-Number-ID}/block_users',
      'delete /{Version}/{WABA-ID}/subscribed_apps',
      'get /{Version}/{Media-ID}',
      'get /{Version}/{WABA-ID}/message_templates',
      'get /{Version}/{WABA-ID}/phone_numbers',
      'get /{Version}/{WABA-ID}/subscribed_apps',
      'post /{Version}/{Phone-Number-ID}/block_users',
      'post /{Version}/{Phone-Number-ID}/media',
      'post /{Version}/{Phone-Number-ID}/messages',
      'post /{Version}/{WABA-ID}/subscribed_apps',
    ]) {
      expect(called).toContain(one)
    }

    // That it would notice: a word, a choice and a duty that the description does not have.
    const button = { type: 'reply', reply: { id: 'a', title: 'x'.repeat(21) } }
    const wrong = { messaging_product: 'whatsapp', to: '1', type: 'interactive', surprise: 1 }
    check('https://graph.facebook.com/v26.0/1/messages', {
      method: 'POST',
      body: JSON.stringify({ ...wrong, interactive: { type: 'button', body: { text: 'a' }, action: { buttons: [button] } } }),
    })
    expect(strange.map((one) => one.split('/').at(-1))).toEqual([
      'messages without recipient_type',
      'messages.surprise',
      'messages.interactive.action.buttons[].reply.title is longer than 20',
    ])
  },
)

const file = (name: string, mime: string) => ({ name, mime, size: 3, read: async () => new Uint8Array(3) })
const TEMPLATE = {
  name: 'pedido',
  language: 'es',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [
    { type: 'HEADER', format: 'DOCUMENT' },
    { type: 'BODY', text: 'Hola {{1}}, tu pedido {{2}} sale hoy' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'URL', text: 'Ver', url: 'https://tienda.example/{{1}}' },
        { type: 'QUICK_REPLY', text: 'Cancelar' },
      ],
    },
  ],
}

async function exercise(fetch: ReturnType<typeof fetchBy>): Promise<void> {
  const sample = SAMPLES.whatsapp!.account
  const settings = whatsapp.settings.parse({ ...(sample.settings as object), appId: '77' })
  const account: ConnectedAccount = { ...sample, settings, secrets: whatsapp.secrets.parse(sample.secrets) }
  const base: Outbound = {
    messageId: 'm',
    threadKey: 'wa:51987654321',
    visibility: 'private',
    recipient: { key: '51987654321', handle: null },
    text: 'Hola',
    files: [],
    replyToProviderId: 'wamid.A',
    lastContactAt: new Date(),
    byPerson: true,
    asQuote: false,
  }
  const buttons = [
    { id: 'a', title: 'Sí' },
    { id: 'b', title: 'No' },
  ]
  const picture = file('a.png', 'image/png')
  const said: Partial<Outbound>[] = [
    {},
    { recipient: { key: 'PE.13491208655302741918', handle: null } },
    { files: [picture] },
    { files: [file('a.pdf', 'application/pdf')] },
    { text: '', files: [file('a.ogg', 'audio/ogg')] },
    { text: '', files: [file('a.webp', 'image/webp')] },
    { files: [file('a.mp4', 'video/mp4')] },
    { choices: { options: buttons }, files: [picture] },
    { choices: { button: 'Opciones', options: buttons.map((one) => ({ ...one, description: 'Algo más' })) } },
    { template: { name: 'hola', language: 'es', header: [], body: [], buttons: [] }, lastContactAt: null },
    {
      lastContactAt: null,
      template: {
        name: 'pedido',
        language: 'es',
        header: [],
        body: ['Ana', '1024'],
        buttons: [['1024'], ['CANCELAR']],
        headerFile: file('boleta.pdf', 'application/pdf'),
      },
    },
  ]
  for (const one of said) await whatsapp.send(account, { ...base, ...one }, fetch)
  const target = { providerId: 'wamid.A', authorKey: '51987654321', visibility: 'private' as const, emoji: '👍' }
  for (const action of ['react', 'unreact', 'block', 'unblock'] as const) await whatsapp.act!(account, action, target, fetch)
  await whatsapp.openMedia!(
    account,
    { ref: '123', readEvent: async () => '{}', readOriginal: async () => new Uint8Array() },
    fetchBy((url, init) => (url.includes('/cdn') ? Promise.resolve(new Response('x')) : fetch(url, init))),
  )
  await whatsapp.listTemplates!(account, fetch)
  await whatsapp.check(account, fetch)
  await whatsapp.subscribe!(account, 'https://atalaya.example/hooks/account', fetch)
  await whatsapp.unsubscribe!(account, 'https://atalaya.example/hooks/account', fetch)
}

function answerTo({ pathname }: URL, { method = 'GET' }: RequestInit): object {
  if (pathname.endsWith('/messages')) return { messages: [{ id: 'wamid.B' }] }
  if (pathname.endsWith('/media')) return { id: '9' }
  if (pathname.endsWith('/message_templates')) return { data: [TEMPLATE] }
  if (pathname.endsWith('/debug_token')) return { data: { is_valid: true, app_id: '77', scopes: [], expires_at: 0 } }
  if (method === 'GET' && pathname.endsWith('/123')) return { url: 'https://lookaside.fbsbx.com/cdn' }
  if (method === 'GET') return { data: [], display_phone_number: '+51 1 5550100', verified_name: 'Banco' }
  return { success: true }
}
