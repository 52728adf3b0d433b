import { describe, expect, test } from 'vitest'
import { fetchBy } from '../../../../../test/plain-fetch.ts'
import { ConnectorError, type Outbound, type OutboundFile } from '../../../channel.ts'
import { type Account, Secrets, Settings } from '../settings.ts'
import { actOn } from './act-on.ts'
import { sendMessage } from './send-message.ts'

const account: Account = {
  accountId: 'account',
  providerId: '106',
  handle: '+5115550100',
  settings: Settings.parse({ phoneNumberId: '106', wabaId: '102', showRead: false }),
  secrets: Secrets.parse({ accessToken: 'token', appSecret: 'secret', verifyToken: 'agreed' }),
}
const MB = 1024 * 1024
const file = (mime: string, size = 3): OutboundFile => ({ name: 'boleta.pdf', mime, size, read: async () => new Uint8Array(3) })

function outbound(more: Partial<Outbound> = {}): Outbound {
  const recipient = { key: '51987654321', handle: null }
  const base = { messageId: 'own', threadKey: 'wa:51987654321', visibility: 'private', recipient, text: 'Hola', files: [] } as const
  return { ...base, files: [], replyToProviderId: null, lastContactAt: new Date(), byPerson: true, asQuote: false, ...more }
}

const TEMPLATES = [
  {
    name: 'pedido',
    language: 'es',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Pedido {{1}}' },
      { type: 'BODY', text: 'Hola {{2}}, {{1}} está listo' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Gracias' },
          { type: 'URL', text: 'Ver', url: 'https://tienda.example/{{1}}' },
        ],
      },
    ],
  },
  { name: 'cita', language: 'es', status: 'APPROVED', category: 'UTILITY', components: [{ type: 'BODY', text: 'A las {{hora}}, {{nombre}}' }] },
  { name: 'oferta', language: 'es', status: 'PAUSED', category: 'MARKETING', components: [{ type: 'BODY', text: '{{1}}' }] },
]

/** What the network was told, and what it answers to a message. */
function network(answer: () => Response = () => Response.json({ messages: [{ id: 'wamid.B' }] })) {
  const told: Record<string, unknown>[] = []
  const fetch = fetchBy(async (url, { body } = {}) => {
    const { pathname } = new URL(url)
    if (pathname.endsWith('/media')) return Response.json({ id: '9' })
    if (pathname.endsWith('/message_templates')) return Response.json({ data: TEMPLATES })
    told.push(JSON.parse(String(body)) as Record<string, unknown>)
    return answer()
  })
  return { told, fetch }
}

async function told(more: Partial<Outbound>): Promise<Record<string, unknown>> {
  const { told, fetch } = network()
  await sendMessage(account, outbound(more), fetch)
  return told[0]!
}

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ConnectorError ? `${error.next} ${error.code}` : `thrown ${String(error)}`),
  )
const refused = (more: Partial<Outbound>) =>
  refusal(
    sendMessage(
      account,
      outbound(more),
      fetchBy(() => Promise.reject(new Error('asked'))),
    ),
  )

test('words go to a number or to the id of who hides it, with our own id to know them again by', async () => {
  expect(await told({ text: 'Mira https://a.example', replyToProviderId: 'wamid.A' })).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: '51987654321',
    type: 'text',
    text: { body: 'Mira https://a.example', preview_url: true },
    context: { message_id: 'wamid.A' },
    biz_opaque_callback_data: 'own',
  })
  expect(await told({ recipient: { key: 'PE.134912', handle: null } })).toMatchObject({ recipient: 'PE.134912', text: { preview_url: false } })
})

test('a file goes as the network calls it, with its words below and a document with its name', async () => {
  expect(await told({ files: [file('image/png')] })).toMatchObject({ type: 'image', image: { id: '9', caption: 'Hola' } })
  expect(await told({ text: '', files: [file('application/pdf')] })).toMatchObject({ document: { id: '9', filename: 'boleta.pdf' } })
  expect(await told({ text: '', files: [file('audio/ogg; codecs=opus')] })).toMatchObject({ audio: { id: '9' } })
  expect(await told({ text: '', files: [file('image/webp')] })).toMatchObject({ sticker: { id: '9' } })
})

test('up to three short choices are buttons, and more or explained ones are a list', async () => {
  const options = (count: number) => Array.from({ length: count }, (_, place) => ({ id: `c${place}`, title: `Opción ${place}` }))
  expect(await told({ choices: { options: options(3) }, files: [file('image/png')] })).toMatchObject({
    interactive: { type: 'button', header: { type: 'image', image: { id: '9' } }, action: { buttons: [{ reply: { id: 'c0' } }, {}, {}] } },
  })
  expect(await told({ choices: { options: options(4) } })).toMatchObject({ interactive: { type: 'list', action: { button: '☰', sections: [{}] } } })
  expect(await told({ choices: { button: 'Elegir', options: [{ id: 'a', title: 'Sí', description: 'Claro' }] } })).toMatchObject({
    interactive: { type: 'list', action: { button: 'Elegir', sections: [{ rows: [{ id: 'a', title: 'Sí', description: 'Claro' }] }] } },
  })
})

describe('templates', () => {
  const template = (more: object) => ({
    lastContactAt: null,
    template: { name: 'pedido', language: 'es', header: [], body: [], buttons: [], ...more },
  })

  test('are filled by number, or by name where their variables have one, and go outside the window', async () => {
    expect(await told(template({ header: ['1024'], body: ['la\nbici', 'Ana'], buttons: [[], ['1024']] }))).toMatchObject({
      type: 'template',
      template: {
        name: 'pedido',
        language: { policy: 'deterministic', code: 'es' },
        components: [
          { type: 'header', parameters: [{ type: 'text', text: '1024' }] },
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'la bici' },
              { type: 'text', text: 'Ana' },
            ],
          },
          { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: '1024' }] },
        ],
      },
    })
    expect(await told(template({ name: 'cita', body: ['17:00', 'Ana'] }))).toMatchObject({
      template: { components: [{ parameters: [{ parameter_name: 'hora', text: '17:00' }, { parameter_name: 'nombre' }] }] },
    })
    expect(await told(template({ name: 'hola' }))).toMatchObject({ template: { name: 'hola' } })
  })

  test.each([
    [template({ body: ['Ana'] }), 'give-up template-mismatch'],
    [template({ header: ['1'], body: ['a', ' '], buttons: [[], ['1']] }), 'give-up template-mismatch'],
    [template({ header: ['1'], body: ['a', 'b'] }), 'give-up template-mismatch'],
    [template({ header: ['1'], body: ['a', 'b'], buttons: [[], ['1']], headerFile: file('image/png') }), 'give-up template-mismatch'],
    [template({ name: 'oferta', body: ['a'] }), 'give-up template-paused'],
    [template({ name: 'ninguna', body: ['a'] }), 'give-up template-missing'],
  ])('that do not fit are refused before they leave (%#)', async (more, expected) => {
    expect(await refusal(sendMessage(account, outbound(more), network().fetch))).toBe(expected)
  })
})

test.each<[Partial<Outbound>, string]>([
  [{ lastContactAt: new Date(Date.now() - 24 * 3_600_000) }, 'window-closed'],
  [{ lastContactAt: null }, 'window-closed'],
  [{ text: 'x'.repeat(4097) }, 'too-long'],
  [{ text: 'x'.repeat(1025), files: [file('image/png')] }, 'too-long'],
  [{ files: [file('audio/ogg')] }, 'no-caption'],
  [{ text: '  ' }, 'empty'],
  [{ files: [file('image/png'), file('image/png')] }, 'too-many-files'],
  [{ files: [file('image/gif')] }, 'file-type'],
  [{ files: [file('image/png', 5 * MB + 1)] }, 'file-too-large'],
  [{ text: '', files: [file('image/webp', MB)] }, 'file-too-large'],
  [{ choices: { options: Array.from({ length: 11 }, (_, n) => ({ id: `${n}`, title: `${n}` })) } }, 'too-many-choices'],
  [{ choices: { options: [{ id: 'a', title: 'x'.repeat(21) }] } }, 'choice-too-long'],
  [
    {
      choices: {
        options: [
          { id: 'a', title: 'Sí' },
          { id: 'a', title: 'No' },
        ],
      },
    },
    'choice-repeated',
  ],
  [{ asQuote: true }, 'cannot-quote'],
  [{ visibility: 'public' }, 'not-available'],
])('what the network would refuse is refused without asking it (%#)', async (more, code) => {
  expect(await refused(more)).toBe(`give-up ${code}`)
})

const problem = (code: number, status = 400, more: object = {}) => Response.json({ error: { message: 'no', code, ...more } }, { status })
test.each<[Response, string]>([
  [problem(131047), 'give-up window-closed'],
  [problem(131026), 'give-up undeliverable'],
  [problem(131049, 500), 'give-up held-back'],
  [problem(131056), 'retry rate-limited'],
  [problem(130429, 429), 'retry rate-limited'],
  [problem(131048), 'retry restricted'],
  [problem(80007), 'retry rate-limited'],
  [problem(131057, 503), 'retry maintenance'],
  [problem(131000, 500), 'uncertain unavailable'],
  [problem(2, 500), 'uncertain unavailable'],
  [problem(190, 401), 'reconnect token-expired'],
  [problem(0, 401), 'reconnect token-expired'],
  [problem(10, 403), 'reconnect permission-missing'],
  [problem(131005, 403), 'reconnect permission-missing'],
  [problem(131031, 403), 'reconnect restricted'],
  [problem(131042, 400), 'give-up payment-missing'],
  [problem(131062), 'give-up needs-phone'],
  [problem(132000), 'give-up template-mismatch'],
  [problem(132001, 404), 'give-up template-missing'],
  [problem(132015), 'give-up template-paused'],
  [problem(133010), 'reconnect not-registered'],
  [problem(100), 'give-up invalid'],
  [new Response('<html>', { status: 200 }), 'uncertain unavailable'],
  [Response.json({ messages: [] }), 'uncertain unavailable'],
])('a refusal tells what to do next (%#)', async (answer, expected) => {
  expect(await refusal(sendMessage(account, outbound(), network(() => answer).fetch))).toBe(expected)
})

test('a reaction is put and taken back, and who cannot be blocked is told inside a good answer', async () => {
  const { told, fetch } = network(() => Response.json({ success: true }))
  const target = { providerId: 'wamid.A', authorKey: 'PE.1', visibility: 'private' as const, emoji: '🙏' }
  await actOn(account, 'react', target, fetch)
  await actOn(account, 'unreact', target, fetch)
  expect(told).toMatchObject([
    { recipient: 'PE.1', type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '🙏' } },
    { reaction: { message_id: 'wamid.A', emoji: '' } },
  ])
  const failing = network(() =>
    Response.json({ block_users: { failed_users: [{ input: 'PE.1', errors: [{ message: 'too late', code: 139102 }] }] } }),
  )
  expect(await refusal(actOn(account, 'block', target, failing.fetch))).toBe('give-up not-blockable')
  expect(await refusal(actOn(account, 'hide', target, fetch))).toBe('give-up not-available')
})

test('what is answered is marked as read, and that it cannot be stops nothing', async () => {
  const seen = { ...account, settings: { ...account.settings, showRead: true } }
  let calls = 0
  const { fetch } = network(() => (calls++ === 0 ? problem(131009) : Response.json({ messages: [{ id: 'wamid.B' }] })))
  expect(await sendMessage(seen, outbound({ replyToProviderId: 'wamid.A' }), fetch)).toMatchObject({ providerId: 'wamid.B' })
  expect(calls).toBe(2)
})
