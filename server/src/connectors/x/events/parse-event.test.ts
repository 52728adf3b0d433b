import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InboundItem, InboundMessage } from '../../channel.ts'
import { eventKey } from './event-key.ts'
import { parseEvent } from './parse-event.ts'
import { snowflakeTime } from './snowflake.ts'

const BRAND = { providerId: '1501234567890123777', handle: 'bancoandino' }
const ANA = '1601234567890123001'
const LUIS = '1601234567890123002'
const folder = new URL('../fixtures/', import.meta.url)
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
const read = (wanted: string) => readFileSync(new URL(names.find((name) => name.endsWith(`/${wanted}.json`)) ?? wanted, folder), 'utf8')
const parse = (name: string) => parseEvent(read(name), BRAND)

function message(name: string): InboundMessage {
  const [first] = parse(name)
  if (first?.kind !== 'message') throw new Error(`${name} is not a message`)
  return first
}

test('a mention becomes a public message with its author, its links in full and its picture', () => {
  expect(message('mention-with-photo')).toMatchObject({
    direction: 'in',
    visibility: 'public',
    direct: false,
    flags: { summoned: true },
    text: '@BancoAndino mi tarjeta no pasa & nadie contesta https://tienda.example/pago?id=9',
    contact: { key: ANA, name: 'Ana Rojas', handle: 'ana_rojas', followers: 312, verified: false, details: { location: 'Lima, Perú' } },
    files: [{ kind: 'image', url: 'https://pbs.twimg.com/media/Gx1.jpg', alt: 'Ticket rechazado' }],
  })
  const { providerId, threadKey, url, sentAt } = message('mention-with-photo')
  expect(threadKey).toBe(`post:${providerId}:${ANA}`)
  expect(url).toBe(`https://x.com/ana_rojas/status/${providerId}`)
  expect(sentAt.toISOString()).toBe('2026-11-03T14:05:07.412Z')
})

test('a reply to a post of the brand is direct, without the names the network put in front, and shows what it answers', () => {
  const reply = message('reply-to-brand')
  expect(reply).toMatchObject({
    direct: true,
    text: '¿y los domingos?',
    contact: { key: LUIS, name: 'Luis', verified: true },
    flags: { summoned: true },
  })
  expect(reply.quoted).toMatchObject({ author: '@bancoandino', text: 'Hoy atendemos hasta las 20 h.', providerId: reply.replyToProviderId })
})

test('a quote summons the brand and hides the link that stands for the quoted post', () => {
  expect(message('quote-of-brand')).toMatchObject({
    direct: false,
    text: 'Así no, señores',
    flags: { summoned: true },
    quoted: { author: '@bancoandino' },
  })
})

test('an answer the brand wrote elsewhere joins the thread of the customer it answers', () => {
  const echo = message('own-reply')
  expect(echo).toMatchObject({ direction: 'out', text: 'Hola Ana, ¿nos escribes por privado?', contact: { key: ANA, name: 'Ana Rojas' } })
  expect(echo.threadKey).toBe(message('mention-with-photo').threadKey)
})

test('a changed post is told as its first version and its change, whichever name the list of versions has', () => {
  const [whole, change] = parse('edited-mention')
  expect(whole).toMatchObject({ kind: 'message', providerId: message('mention-with-photo').providerId, text: '@BancoAndino mi tarjeta ya no pasa' })
  expect(change).toMatchObject({ kind: 'edit', providerId: (whole as InboundMessage).providerId, text: (whole as InboundMessage).text })
  expect(parse('edited-mention-described')).toEqual(parse('edited-mention'))
})

test('a long post is read to its end', () => {
  expect(message('long-mention').text.endsWith('Ver https://reclamos.example/123')).toBe(true)
})

test('a direct message is private, direct and in milliseconds, pushed or read', () => {
  const pushed = message('dm-received')
  expect(pushed).toMatchObject({
    visibility: 'private',
    direct: true,
    threadKey: `dm:${ANA}`,
    text: 'Hola, mi DNI es 12345678 https://tienda.example/pedido/7',
  })
  expect(pushed.sentAt.toISOString()).toBe('2026-11-03T14:20:00.111Z')
  expect(message('polled-dm')).toEqual(pushed)
  expect(message('polled-own-dm')).toEqual(message('dm-sent'))
  expect(message('dm-sent')).toMatchObject({ direction: 'out', threadKey: `dm:${ANA}`, contact: { key: ANA, handle: 'ana_rojas' } })
})

test('a direct message with a picture shows the picture and not its link', () => {
  expect(message('dm-with-photo')).toMatchObject({ text: 'Mira', files: [{ kind: 'image', ref: 'https://ton.x.com/1.jpg' }] })
})

test('several messages of one event are all told, in their order', () => {
  expect(parse('dm-two-at-once').map((item) => item.kind === 'message' && item.text)).toEqual(['uno', 'dos'])
  expect(parse('batch').map((item) => item.kind)).toEqual(['message', 'ignored'])
})

const SIGNALS: [string, Partial<InboundItem>][] = [
  ['post-deleted', { kind: 'delete' }],
  ['like-of-brand', { kind: 'reaction', authorKey: ANA, emoji: '❤️' }],
  ['like-by-brand', { kind: 'ignored' }],
  ['dm-read', { kind: 'watermark', threadKey: `dm:${ANA}`, state: 'read' }],
  ['dm-typing', { kind: 'typing', threadKey: `dm:${ANA}` }],
  ['chat-received', { kind: 'message', direction: 'in', threadKey: `dm:${ANA}`, providerId: 'chat:e4f4d3fc-8bbf-4928-92eb-e5058d6bb6f6' }],
  ['chat-sent', { kind: 'message', direction: 'out', threadKey: `dm:${ANA}` }],
  ['oauth-revoked', { kind: 'trouble', reason: 'revoked' }],
  ['oauth-revoked-by-other', { kind: 'ignored' }],
  ['profile-handle', { kind: 'profile' }],
  ['profile-bio', { kind: 'ignored' }],
  ['own-post', { kind: 'ignored' }],
  ['repost', { kind: 'ignored' }],
  ['follow', { kind: 'ignored' }],
  ['kind-of-tomorrow', { kind: 'ignored', what: 'spaces.wave' }],
]
test.each(SIGNALS)('%s means what the table says', (name, expected) => {
  expect(parse(name)).toMatchObject([expected])
})

test('a read mark reaches up to the last message read', () => {
  const [mark] = parse('dm-read')
  expect(mark).toMatchObject({ at: message('dm-sent').sentAt })
})

test('ids that come as numbers keep every digit', () => {
  expect(message('ids-as-numbers').providerId).toBe(message('mention-with-photo').providerId)
  expect(message('ids-as-numbers').contact.key).toBe(ANA)
})

test('a post has one key however it came, and other events that of their delivery', () => {
  const post = JSON.parse(read('reply-to-brand')) as { data: { event_type: string } }
  post.data.event_type = 'post.mention.create'
  expect(eventKey(JSON.stringify(post))).toBe(eventKey(read('reply-to-brand')))
  expect(eventKey(read('polled-mention'))).toBe(eventKey(read('reply-to-brand')))
  expect(eventKey(read('polled-dm'))).toBe(eventKey(read('dm-received')))
  expect(eventKey(read('post-deleted'))).toBe('event:-2781149976877970683')
  expect(eventKey(read('edited-mention'))).not.toBe(eventKey(read('mention-with-photo')))
  expect(new Set(names.map((name) => eventKey(readFileSync(new URL(name, folder), 'utf8')))).size).toBeGreaterThan(20)
})

test('an event of a known kind without what makes it one is refused, to be parked, and what is not JSON too', () => {
  const post = JSON.parse(read('mention-with-photo')) as { data: { payload: Record<string, unknown> } }
  delete post.data.payload.author_id
  expect(() => parseEvent(JSON.stringify(post), BRAND)).toThrow(/author/)
  expect(() => parseEvent('{', BRAND)).toThrow()
})

test('ids tell their millisecond, and what is no such id tells nothing', () => {
  expect(snowflakeTime('1861000000000000000')?.getTime()).toBe(Math.floor(1861000000000000000 / 2 ** 22) + 1288834974657)
  for (const id of ['', '12', '-6850472171600526495', 'x', '99999999999999999999']) expect(snowflakeTime(id)).toBeNull()
})

describe('payloads changed at random', () => {
  const bodies = names.map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const junk = fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.constant([]), fc.constant({}), fc.boolean(), fc.constant('__proto__'))

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

  test('are parsed or refused with a reason, the same each time, and keys and ids stay text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.array(fc.nat(40), { maxLength: 7 }), junk, (body, path, by) => {
        const changed = JSON.stringify(damage(JSON.parse(body), path, by))
        const once = attempt(changed)
        expect(attempt(changed)).toEqual(once)
        expect(eventKey(changed)).toBe(eventKey(changed))
        for (const item of once.items) {
          if (item.kind !== 'message') continue
          expect(typeof item.providerId).toBe('string')
          expect(typeof item.contact.key).toBe('string')
          expect(item.sentAt.getTime()).not.toBeNaN()
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('and any text at all never does more than throw an error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        attempt(text)
        expect(eventKey(text)).toBe(eventKey(text))
      }),
    )
  })

  function attempt(body: string): { items: InboundItem[]; refused: string | null } {
    try {
      return { items: parseEvent(body, BRAND), refused: null }
    } catch (error) {
      expect(error).toBeInstanceOf(Error)
      return { items: [], refused: (error as Error).message }
    }
  }
})
