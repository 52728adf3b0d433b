import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InboundItem, InboundMessage } from '../../../channel.ts'
import { addresseesOf, eventKeyOf } from '../../graph/split-envelope.ts'
import { type OwnNumber, Settings } from '../settings.ts'
import { parseEvent } from './parse-event.ts'

const OWN: OwnNumber = {
  providerId: '106540352242922',
  handle: '+5115550100',
  settings: Settings.parse({ phoneNumberId: '106540352242922', wabaId: '102290129340398' }),
}
const ANA = { key: 'PE.13491208655302741918', name: 'Ana Rojas', handle: '+51987654321', aliases: ['51987654321'], proof: { phone: '+51987654321' } }
const folder = new URL('../fixtures/', import.meta.url)
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
const read = (wanted: string) => readFileSync(new URL(names.find((name) => name.endsWith(`/${wanted}.json`)) ?? wanted, folder), 'utf8')
const parse = (name: string) => parseEvent(read(name), OWN)

function message(name: string): InboundMessage {
  const found = parse(name).find((item) => item.kind === 'message')
  if (found?.kind !== 'message') throw new Error(`${name} is not a message`)
  return found
}

test('a text is a private message of a person known by an id that stays, with the number beside it', () => {
  expect(message('text')).toMatchObject({
    direction: 'in',
    visibility: 'private',
    direct: true,
    threadKey: 'wa:51987654321',
    contact: ANA,
    text: 'Hola, ¿mi pedido 1024 ya salió? 📦',
  })
  expect(message('text').sentAt).toEqual(new Date(1793714707_000))
})

test('who hides the number is known by the id alone, and who has no such id by the number', () => {
  expect(message('text-hidden-number').contact).toEqual({ key: 'ES.24817305912873645029', name: 'Eva', handle: 'eva.luz' })
  expect(message('text-hidden-number').threadKey).toBe('wa:ES.24817305912873645029')
  expect(message('text-by-number-only').contact).toMatchObject({ key: '5215512345678', name: 'Luis', proof: { phone: '+525512345678' } })
})

test('an answer shows what it answers, and what was passed on says so', () => {
  expect(message('reply-forwarded')).toMatchObject({ replyToProviderId: 'wamid.OURS', extra: [{ kind: 'notice', code: 'forwarded-often' }] })
  expect(message('product-question')).toMatchObject({ extra: [{ kind: 'referral', source: 'product', title: 'di9ozbzfi4' }] })
  expect(message('from-ad')).toMatchObject({
    text: 'Quiero más información',
    extra: [{ kind: 'referral', source: 'ad', title: 'Escríbenos', text: 'Suculentas de verano', url: 'https://fb.me/3cr4Wqqkv' }],
  })
})

const FILES: [string, string, object][] = [
  ['image', 'Así llegó', { kind: 'image', ref: '1003383421387256', mime: 'image/jpeg' }],
  ['video', '', { kind: 'video', ref: '1003383421387257', mime: 'video/mp4' }],
  ['voice', '', { kind: 'audio', ref: '1003383421387258', mime: 'audio/ogg' }],
  ['document', 'La boleta', { kind: 'file', ref: '1003383421387259123', mime: 'application/pdf', name: 'boleta.pdf' }],
  ['sticker', '', { kind: 'image', ref: '1003383421387260', mime: 'image/webp' }],
]
test.each(FILES)('the file of a message of the kind %s is named by its id, with its digest in hex', (name, text, file) => {
  const [first, ...rest] = message(name).files ?? []
  expect(message(name).text).toBe(text)
  expect(rest).toEqual([])
  expect(first).toMatchObject(file)
  expect(first?.sha256).toMatch(/^[0-9a-f]{64}$/)
})

const CARDS: [string, string, object][] = [
  ['location', 'Café Larco\nAv. Larco 345, Lima\n-12.12, -77.03', { kind: 'location', latitude: -12.12, longitude: -77.03, name: 'Café Larco' }],
  [
    'contacts',
    'Lucía Gómez, +51 983 555 231, lucia@ferreteria.example',
    { kind: 'contacts', people: [{ name: 'Lucía Gómez', phones: ['+51 983 555 231'], emails: ['lucia@ferreteria.example'] }] },
  ],
  ['button', 'No más avisos', { kind: 'choice', title: 'No más avisos', payload: 'BAJA' }],
  ['button-reply', 'Cancelar', { kind: 'choice', title: 'Cancelar', payload: 'cancelar' }],
  ['list-reply', 'Envío express\nDe hoy a mañana', { kind: 'choice', title: 'Envío express', payload: 'express' }],
  ['form-reply', 'Enviado\ndni: 12345678\nmotivo: cambio', { kind: 'choice', title: 'Enviado' }],
  [
    'order',
    'Para el sábado\n2 × di9ozbzfi4 (30 PEN)\n1 × nqryix03ez (25.5 PEN)',
    { kind: 'order', items: [{ productId: 'di9ozbzfi4', quantity: 2, price: 30, currency: 'PEN' }, { productId: 'nqryix03ez' }] },
  ],
  ['unsupported', 'Message type is currently not supported.', { kind: 'notice', code: 'unsupported' }],
  ['type-of-tomorrow', '', { kind: 'notice', code: 'unsupported' }],
  ['image-too-large', 'The file is too large.', { kind: 'notice', code: 'file-missing' }],
  ['identity-changed', 'The security code of Ana Rojas changed', { kind: 'notice', code: 'identity-changed' }],
]
test.each(CARDS)('%s is a card that reads as plain words too', (name, text, card) => {
  expect(message(name)).toMatchObject({ text, extra: [card] })
})

test('an answer from the phone’s own app joins the thread of the customer', () => {
  expect(message('from-phone-app')).toMatchObject({ direction: 'out', threadKey: message('text').threadKey, contact: { key: '51987654321' } })
})

test('who changes their number stays the same person, known by both, and the old thread says so', () => {
  const [profile, notice] = parse('number-changed')
  expect(profile).toMatchObject({
    kind: 'profile',
    author: { key: 'PE.77777208655302741918', name: 'Ana Rojas', aliases: ['51955555358', '51987654321', 'PE.13491208655302741918'] },
  })
  expect(notice).toMatchObject({ threadKey: message('text').threadKey, direct: false, extra: [{ kind: 'notice', code: 'number-changed' }] })
  expect(parse('number-changed-plain')[0]).toMatchObject({ author: { key: '12195555358', name: 'Sheena Nelson', aliases: ['16505551234'] } })
  expect(parse('user-id-changed')[0]).toMatchObject({
    author: { key: 'ES.99917305912873645029', name: 'Eva', aliases: ['ES.24817305912873645029'] },
  })
  expect(parse('user-id-update')).toMatchObject([
    { kind: 'profile', author: { key: 'PE.77777208655302741918', aliases: ['51987654321', 'PE.13491208655302741918'] } },
  ])
})

const SIGNALS: [string, object[]][] = [
  ['reaction', [{ kind: 'reaction', providerId: 'wamid.OURS', authorKey: ANA.key, emoji: '👍' }]],
  ['reaction-removed', [{ kind: 'reaction', providerId: 'wamid.OURS', emoji: null }]],
  ['edit', [{ kind: 'edit', providerId: 'wamid.FIRST', text: 'Hola, ¿mi pedido 1025 ya salió?' }]],
  ['revoke', [{ kind: 'delete', providerId: 'wamid.FIRST' }]],
  [
    'sent',
    [
      {
        kind: 'receipt',
        state: 'sent',
        ownMessageId: '0197f2aa-0000-7000-8000-000000000001',
        detail: 'service, not billable, PMP, free_customer_service',
      },
    ],
  ],
  ['delivered', [{ kind: 'receipt', state: 'delivered', detail: 'marketing, billable, PMP, regular' }]],
  ['read', [{ kind: 'receipt', providerId: 'wamid.OURS', state: 'read' }]],
  ['played', [{ kind: 'receipt', state: 'read' }]],
  ['failed-window', [{ kind: 'receipt', state: 'failed', reason: 'window-closed', detail: expect.stringContaining('(131047)') }]],
  ['failed-undeliverable', [{ kind: 'receipt', state: 'failed', reason: 'undeliverable' }]],
  ['failed-unknown', [{ kind: 'receipt', state: 'failed', reason: 'refused', detail: 'Something new (139999)' }]],
  ['out-of-order', [{ state: 'read' }, { state: 'delivered' }]],
  ['status-of-tomorrow', [{ kind: 'ignored' }]],
  ['template-approved', [{ kind: 'template', name: 'pedido_listo', language: 'es', status: 'approved' }]],
  ['template-rejected', [{ kind: 'template', name: 'oferta', language: 'es_MX', status: 'rejected', reason: 'TAG_CONTENT_MISMATCH' }]],
  ['template-flagged', [{ kind: 'ignored' }]],
  ['template-of-another', [{ kind: 'ignored', what: 'another business' }]],
  ['account-restricted', [{ kind: 'trouble', reason: 'restricted' }]],
  ['account-reinstated', [{ kind: 'ignored' }]],
  ['partner-removed', [{ kind: 'trouble', reason: 'revoked' }]],
  ['quality-update', [{ kind: 'ignored', what: 'phone_number_quality_update' }]],
  ['number-errors', [{ kind: 'ignored', what: 'error 130429 Rate limit hit' }]],
  ['call', [{ kind: 'ignored', what: 'calls' }]],
  ['preferences', [{ kind: 'ignored' }]],
  ['chat-opened', [{ kind: 'ignored' }]],
  ['group', [{ kind: 'ignored' }]],
  ['kind-of-tomorrow', [{ kind: 'ignored', what: 'telepathy_update' }]],
  ['another-object', [{ kind: 'ignored', what: 'object page' }]],
]
test.each(SIGNALS)('%s means what the table says', (name, expected) => {
  expect(parse(name)).toMatchObject(expected)
})

test('of a body for several numbers each reads its own, in order', () => {
  expect(parse('several').map((item) => (item.kind === 'message' ? item.text : item.kind))).toEqual(['uno', 'dos', 'ignored'])
  const other = { ...OWN, providerId: '999999999999999' }
  expect(parseEvent(read('several'), other).map((item) => (item.kind === 'message' ? item.text : item.kind))).toEqual(['ignored', 'a otro número'])
  expect(addresseesOf(read('several'))).toEqual(expect.arrayContaining([OWN.providerId, '999999999999999']))
})

test('a message without id or sender is refused, to be parked', () => {
  const broken = (field: string) => {
    const body = JSON.parse(read('text-by-number-only')) as {
      entry: { changes: { value: { contacts?: unknown; messages: Record<string, unknown>[] } }[] }[]
    }
    const { value } = body.entry[0]!.changes[0]!
    delete value.messages[0]![field]
    delete value.contacts
    return JSON.stringify(body)
  }
  expect(() => parseEvent(broken('id'), OWN)).toThrow(/has no id/)
  expect(() => parseEvent(broken('from'), OWN)).toThrow(/names nobody/)
  expect(() => parseEvent('{', OWN)).toThrow()
})

describe('payloads changed at random', () => {
  const bodies = names.map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const junk = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.double(),
    fc.string(),
    fc.constant([]),
    fc.constant({}),
    fc.boolean(),
    fc.constant('__proto__'),
  )

  /** Replaces one value somewhere inside. */
  function damage(value: unknown, path: number[], by: unknown): unknown {
    if (typeof value !== 'object' || value === null || path.length === 0) return by
    const keys = Object.keys(value)
    const key = keys[(path[0] ?? 0) % Math.max(1, keys.length)]
    if (key === undefined) return by
    const copy: Record<string, unknown> = Array.isArray(value) ? (Object.assign([], value) as never) : { ...value }
    copy[key] = damage(copy[key], path.slice(1), by)
    return copy
  }

  test('are parsed or refused with a reason, the same each time, and ids stay text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.array(fc.nat(40), { maxLength: 12 }), junk, (body, path, by) => {
        const changed = JSON.stringify(damage(JSON.parse(body), path, by))
        const once = attempt(changed)
        expect(attempt(changed)).toEqual(once)
        expect(eventKeyOf(changed)).toBe(eventKeyOf(changed))
        for (const item of once.items) checkItem(item)
      }),
      { numRuns: 2000 },
    )
  })

  function checkItem(item: InboundItem): void {
    if ('at' in item) expect(item.at.getTime()).not.toBeNaN()
    if ('providerId' in item) expect(item.providerId).toMatch(/./)
    if (item.kind !== 'message') return
    expect(item.contact.key).toMatch(/./)
    expect(item.contact.name).toMatch(/./)
    expect(typeof item.text).toBe('string')
    for (const file of item.files ?? []) expect(file.ref).toMatch(/./)
  }

  function attempt(body: string): { items: InboundItem[]; refused: string | null } {
    try {
      return { items: parseEvent(body, OWN), refused: null }
    } catch (error) {
      expect(error).toBeInstanceOf(Error)
      return { items: [], refused: (error as Error).message }
    }
  }
})
