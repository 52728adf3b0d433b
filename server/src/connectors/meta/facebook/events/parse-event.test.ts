import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InboundItem, InboundMessage } from '../../../channel.ts'
import { addresseesOf } from '../../graph/split-envelope.ts'
import { parseEvent } from './parse-event.ts'

const PAGE = { providerId: '104857600123456', handle: 'bancoandino' }
const POST = '104857600123456_887766554433221'
const COMMENT = '887766554433221_111'
const ANA = '6123456789012345'
const LUIS = '6987654321098765'
const PSID = '7712345678901234'
const AT = new Date(1795341907000)
const folder = new URL('../fixtures/', import.meta.url)
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
const read = (wanted: string) => readFileSync(new URL(names.find((name) => name.endsWith(`/${wanted}.json`)) ?? wanted, folder), 'utf8')
const parse = (name: string) => parseEvent(read(name), PAGE)

function message(name: string): InboundMessage {
  const [first] = parse(name)
  if (first?.kind !== 'message') throw new Error(`${name} is not a message`)
  return first
}

describe('comments', () => {
  test('a comment is a public message of its author on the thread of that person below that post', () => {
    expect(message('comment')).toMatchObject({
      direction: 'in',
      providerId: COMMENT,
      threadKey: `post:${POST}:${ANA}`,
      visibility: 'public',
      contact: { key: ANA, name: 'Ana Rojas' },
      text: '¿Por qué me cobraron dos veces la comisión?',
      sentAt: AT,
      direct: true,
      topic: { providerId: POST, url: 'https://www.facebook.com/bancoandino/posts/887766554433221' },
      url: 'https://www.facebook.com/bancoandino/posts/887766554433221?comment_id=111',
    })
    expect(message('comment').replyToProviderId).toBeUndefined()
    expect(message('comment-on-ad').text).toBe('¿Y la tasa?')
  })

  test('an answer to a comment names it, a picture and a film are files', () => {
    expect(message('answer-to-comment')).toMatchObject({ replyToProviderId: COMMENT, contact: { key: LUIS } })
    expect(message('comment-with-photo').files).toEqual([{ kind: 'image', url: 'https://scontent.xx.fbcdn.net/v/t1/112.jpg?oh=1&oe=2' }])
    expect(message('comment-with-video').files).toEqual([{ kind: 'video', url: 'https://video.xx.fbcdn.net/v/t2/113.mp4?oh=1' }])
  })

  test('the author is found in both forms, and without one the comment stands for its author', () => {
    expect(message('comment-old-author').contact).toEqual({ key: ANA, name: 'Ana Rojas' })
    expect(message('comment-without-author').contact).toEqual({ key: 'author-of:887766554433221_116', name: 'Facebook' })
    expect(parse('ids-as-numbers')).toMatchObject([{ contact: { key: '10222333444555666' } }])
  })

  test('a changed comment comes whole and then as its change, which is later', () => {
    const [whole, change] = parse('comment-edited')
    expect(whole).toMatchObject({ kind: 'message', providerId: COMMENT })
    expect(change).toMatchObject({ kind: 'edit', providerId: COMMENT, text: '¿Por qué me cobraron tres veces la comisión?' })
    expect((change as { at: Date }).at.getTime()).toBeGreaterThan(AT.getTime())
  })

  test('removing, hiding and showing say just that, whether or not the comment is known', () => {
    expect(parse('comment-removed')).toMatchObject([{ kind: 'delete', providerId: COMMENT }])
    expect(parse('comment-hidden')).toMatchObject([{ kind: 'hidden', providerId: COMMENT, hidden: true }])
    expect(parse('comment-shown')).toMatchObject([{ kind: 'hidden', providerId: COMMENT, hidden: false }])
  })

  test('the Page’s own answer is outgoing and names what it answers, for the network does not say whom', () => {
    expect(message('own-answer')).toMatchObject({
      direction: 'out',
      contact: { key: PAGE.providerId, name: 'bancoandino' },
      replyToProviderId: COMMENT,
      references: [COMMENT, POST],
    })
  })

  test('what people feel about a comment is a reaction that can be taken back in the same second; about a post it is left out', () => {
    const [given] = parse('reaction-on-comment') as Extract<InboundItem, { kind: 'reaction' }>[]
    expect(given).toMatchObject({ kind: 'reaction', providerId: COMMENT, authorKey: LUIS, emoji: '😠' })
    expect(parse('reaction-removed')).toMatchObject([{ kind: 'reaction', emoji: null }])
    const same = read('reaction-removed').replace('1795341912', '1795341907')
    const [taken] = parseEvent(same, PAGE) as Extract<InboundItem, { kind: 'reaction' }>[]
    expect(taken!.at > given!.at).toBe(true)
    expect(parse('reaction-on-post')).toEqual([{ kind: 'ignored', what: 'reaction on a post' }])
    expect(parse('own-like')).toEqual([{ kind: 'ignored', what: 'own reaction' }])
  })
})

describe('posts, mentions and recommendations', () => {
  test('the Page’s own post is a topic', () => {
    expect(parse('own-post')).toMatchObject([{ kind: 'topic', topic: { providerId: POST, text: 'Abrimos una nueva sucursal en Quito.', at: AT } }])
    expect(parse('own-photo')).toMatchObject([{ kind: 'topic', topic: { text: 'Así quedó', pictureUrl: 'https://scontent.xx.fbcdn.net/v/own.jpg' } }])
  })

  test('a visitor’s post is a message with its pictures and the link that it shares, and changes like one', () => {
    const id = '104857600123456_887766554433999'
    expect(message('visitor-post')).toMatchObject({ providerId: id, threadKey: `post:${id}:${ANA}`, direct: true })
    expect(message('visitor-photos').files).toHaveLength(2)
    expect(message('visitor-share').text).toBe('Leído aquí\nhttps://diario.example/bancos')
    expect(parse('visitor-post-removed')).toMatchObject([{ kind: 'delete', providerId: id }])
    expect(parse('visitor-post-edited')).toMatchObject([{ kind: 'message' }, { kind: 'edit', providerId: id, text: 'Ya funciona' }])
  })

  test('a mention is not direct, and needs no author', () => {
    expect(message('mention-in-post')).toMatchObject({ providerId: '555000111_222', direct: false, contact: { key: 'author-of:555000111_222' } })
    expect(message('mention-in-comment')).toMatchObject({ providerId: '222_9', direct: false, contact: { key: LUIS, name: 'Luis Vega' } })
  })

  test('a recommendation is a message that says whether it is one, in stars too, and comments on it belong to it', () => {
    const id = '104857600123456_3344556677'
    expect(message('recommendation')).toMatchObject({ providerId: id, text: 'Me atendieron en cinco minutos', contact: { key: ANA } })
    expect(message('recommendation').extra).toEqual([{ kind: 'recommendation', positive: true, stars: undefined }])
    expect(message('recommendation-silent')).toMatchObject({ text: '👎', extra: [{ positive: false }] })
    expect(message('rating-with-stars')).toMatchObject({ text: '★★', extra: [{ positive: false, stars: 2 }] })
    expect(message('comment-on-recommendation')).toMatchObject({ providerId: '3344556677_1', topic: { providerId: id } })
  })
})

describe('Messenger', () => {
  test('a message is private and on the thread of its person', () => {
    expect(message('text')).toMatchObject({
      direction: 'in',
      visibility: 'private',
      providerId: 'm_aaa',
      threadKey: `dm:${PSID}`,
      contact: { key: PSID },
      text: 'Hola, ¿me ayudan?',
      sentAt: new Date(AT.getTime() + 123),
      direct: true,
    })
    expect(message('answer-to-message').replyToProviderId).toBe('m_zzz')
  })

  test('pictures, papers and voices are files, a sticker told twice is one, and a place has its point', () => {
    expect(message('picture-and-file').files).toMatchObject([{ kind: 'image' }, { kind: 'file', name: 'extracto.pdf' }])
    expect(message('voice').files).toMatchObject([{ kind: 'audio' }])
    expect(message('sticker-twice').files).toEqual([{ kind: 'image', url: 'https://scontent.xx.fbcdn.net/like.png', name: undefined }])
    expect(message('location')).toMatchObject({
      text: 'Ana · -0.18, -78.48',
      extra: [{ kind: 'location', latitude: -0.18, longitude: -78.48, name: 'Ana' }],
    })
  })

  test('a link is not said twice, and what nobody knows is at least named', () => {
    expect(message('shared-link').text).toBe('https://banco.example/x')
    expect(message('kind-of-tomorrow').text).toBe('[hologram]')
    expect(message('unsupported').text).not.toBe('')
    expect(message('unsupported').extra).toEqual([{ kind: 'notice', code: 'unsupported' }])
  })

  test('what was chosen or pressed has its words and what it stands for', () => {
    expect(message('quick-reply')).toMatchObject({ text: 'Crédito', extra: [{ kind: 'choice', title: 'Crédito', payload: 'MENU_CREDIT' }] })
    expect(message('postback')).toMatchObject({ providerId: 'm_aal', text: 'Hablar con alguien', extra: [{ kind: 'choice', payload: 'HUMAN' }] })
    expect(message('postback-old')).toMatchObject({
      providerId: `postback:${PSID}:${AT.getTime() + 123}:START`,
      extra: [{ kind: 'choice' }, { kind: 'referral', source: 'SHORTLINK', text: 'web' }],
    })
  })

  test('where somebody came from is kept, and coming alone asks for nothing', () => {
    expect(message('from-advertisement').extra).toMatchObject([{ kind: 'referral', source: 'ADS', title: 'Tarjeta Oro' }])
    expect(message('referral')).toMatchObject({ direct: false, extra: [{ kind: 'referral', text: 'folleto' }] })
    expect(message('optin')).toMatchObject({ direct: false, text: '✓ Novedades' })
  })

  test('our own reply comes back with our id, its files come with nothing, and a colleague’s comes as such', () => {
    expect(message('own-reply')).toMatchObject({ direction: 'out', threadKey: `dm:${PSID}`, ownMessageId: '0190a000-0000-7000-8000-00000000abcd' })
    expect(parse('own-reply-file')).toEqual([{ kind: 'ignored', what: 'file of an own reply' }])
    expect(message('colleague')).toMatchObject({ direction: 'out', text: 'Te llamo ahora', ownMessageId: undefined })
  })

  test('changes, takings-back, reactions and marks say what happened to which message', () => {
    const at = new Date(AT.getTime() + 124)
    expect(parse('edited')).toEqual([{ kind: 'edit', providerId: 'm_aaa', text: 'Hola, ¿me ayudan por favor?', at }])
    expect(parse('unsent')).toMatchObject([{ kind: 'delete', providerId: 'm_aaa' }])
    expect(parse('reaction')).toMatchObject([{ kind: 'reaction', providerId: 'm_bba', authorKey: PSID, emoji: '❤' }])
    expect(parse('reaction-taken-back')).toMatchObject([{ kind: 'reaction', emoji: null }])
    expect(parse('own-reaction')).toMatchObject([{ kind: 'reaction', providerId: 'm_aaa', authorKey: PAGE.providerId, emoji: '👍' }])
    expect(parse('delivered')).toEqual([{ kind: 'watermark', threadKey: `dm:${PSID}`, state: 'delivered', at: new Date(AT.getTime() + 900) }])
    expect(parse('read')).toEqual([{ kind: 'watermark', threadKey: `dm:${PSID}`, state: 'read', at: new Date(AT.getTime() + 950) }])
  })

  test('while another app leads, messages are shown and nothing answers them by itself', () => {
    expect(message('standby')).toMatchObject({ direct: false, flags: { automatic: true } })
  })

  test('a restriction is trouble, its end is not', () => {
    expect(parse('policy-block')).toMatchObject([{ kind: 'trouble', reason: 'restricted' }])
    expect(parse('policy-unblock')).toMatchObject([{ kind: 'ignored' }])
  })
})

describe('bodies', () => {
  test('one body speaks of several Pages, and each reads its own', () => {
    expect(addresseesOf(read('batch'))).toEqual([PAGE.providerId, '999999999999'])
    expect(parse('batch').map((item) => (item.kind === 'message' ? item.text : item.kind))).toEqual(['Uno', 'Dos', 'Tres'])
    expect(parseEvent(read('batch'), { ...PAGE, providerId: '999999999999' })).toHaveLength(1)
    expect(parseEvent(read('batch'), { ...PAGE, providerId: '1' })).toEqual([])
  })

  test('what cannot be read does not take along what can, and alone it is an error to be seen', () => {
    expect(parse('batch-with-unreadable')).toMatchObject([
      { kind: 'ignored', what: 'unreadable: a comment without id' },
      { kind: 'message', text: 'Con id' },
    ])
    const alone = JSON.parse(read('batch-with-unreadable')) as { entry: { changes: unknown[] }[] }
    alone.entry[0]!.changes.pop()
    expect(() => parseEvent(JSON.stringify(alone), PAGE)).toThrow('a comment without id')
  })

  test.each(['item-of-tomorrow', 'field-of-tomorrow', 'messaging-of-tomorrow', 'thread-passed', 'app-roles'])('%s is left unread by name', (name) => {
    expect(parse(name)).toMatchObject([{ kind: 'ignored', what: expect.stringMatching(/hologram|live_videos|wave|pass_thread_control|app_roles/) }])
  })
})

/** The same payload with one value somewhere replaced or gone. */
function mutated(value: unknown, place: number, by: unknown): unknown {
  let left = place
  const walk = (one: unknown): unknown => {
    if (left-- === 0) return by
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value)
}

const anything = fc.oneof(fc.constantFrom(undefined, null, '', 0, -1, 1e21, true, [], {}), fc.string(), fc.jsonValue())

test('a payload that is wrong in one place is understood, or an error that says why, and never half a message', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(60), anything, (name, place, by) => {
      const body = JSON.stringify(mutated(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), place, by)) ?? 'null'
      let items: InboundItem[] = []
      try {
        items = parseEvent(body, PAGE)
      } catch (error) {
        expect((error as Error).message).toMatch(/ without /)
      }
      for (const item of items) {
        if ('at' in item) expect(item.at.getTime()).not.toBeNaN()
        if (item.kind !== 'message') continue
        expect(item.providerId && item.threadKey && item.contact.key && item.contact.name).toBeTruthy()
        expect(item.text).toBeTypeOf('string')
        expect(item.sentAt.getTime()).not.toBeNaN()
      }
    }),
    { numRuns: 2000 },
  )
})

test('whatever else a payload holds beside what we read, what we read stays', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.dictionary(fc.constantFrom('x_new', 'x_more', 'x_else'), fc.jsonValue()), (name, more) => {
      const body = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { entry: Record<string, unknown>[] }
      const richer = JSON.stringify({ ...body, ...more, entry: body.entry.map((entry) => ({ ...entry, ...more })) })
      try {
        expect(parseEvent(richer, PAGE)).toEqual(parseEvent(JSON.stringify(body), PAGE))
      } catch (error) {
        expect((error as Error).message).toMatch(/ without /)
      }
    }),
  )
})

test('each part of a batch says the same as it does alone', () => {
  const bodies = names.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { entry: unknown[] })
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(bodies.length - 1), { minLength: 2, maxLength: 6 }), (chosen) => {
      const entries = chosen.map((place) => bodies[place]!.entry)
      const together = parseEvent(JSON.stringify({ object: 'page', entry: entries.flat() }), PAGE)
      const alone = entries.flatMap((entry) => parseEvent(JSON.stringify({ object: 'page', entry }), PAGE))
      expect(together).toEqual(alone)
    }),
  )
})
