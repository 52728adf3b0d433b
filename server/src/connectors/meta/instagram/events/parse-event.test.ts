import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InboundItem, InboundMessage } from '../../../channel.ts'
import { addresseesOf, eventKeyOf } from '../../graph/split-envelope.ts'
import { parseEvent } from './parse-event.ts'

const OWN = { providerId: '17841405793187218', handle: 'bancoandino' }
const MEDIA = '17900011122233344'
const COMMENT = '17890455555555551'
const ANA = '6123456789012345'
const AT = new Date(1795341907000)
const WRITTEN_AT = new Date(AT.getTime() + 123)
const folder = new URL('../fixtures/', import.meta.url)
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
const read = (wanted: string) => readFileSync(new URL(names.find((name) => name.endsWith(`/${wanted}.json`)) ?? wanted, folder), 'utf8')
const parse = (name: string) => parseEvent(read(name), OWN)

function message(name: string): InboundMessage {
  const [first] = parse(name)
  if (first?.kind !== 'message') throw new Error(`${name} is not a message`)
  return first
}

describe('comments and mentions', () => {
  test.each(['comment', 'comment-flat', 'comment-old'])('%s is the same public message, whichever login tells it', (name) => {
    expect(message(name)).toMatchObject({
      direction: 'in',
      providerId: COMMENT,
      threadKey: `post:${MEDIA}:${ANA}`,
      visibility: 'public',
      contact: { key: ANA, name: 'ana_rojas', handle: 'ana_rojas', profileUrl: 'https://www.instagram.com/ana_rojas/' },
      text: '¿Por qué me cobraron dos veces?',
      sentAt: AT,
      direct: true,
      topic: { providerId: MEDIA },
    })
  })

  test('an answer names what it answers, an advertisement is named beside the words, and reels and live ones are comments', () => {
    expect(message('answer')).toMatchObject({ replyToProviderId: COMMENT, threadKey: `post:${MEDIA}:${ANA}` })
    expect(message('on-advertisement').extra).toEqual([{ kind: 'referral', source: 'AD', title: 'Tarjeta Oro', text: '120210000000000001' }])
    expect(message('on-reel-flat')).toMatchObject({ text: '😍', topic: { providerId: '17900011122233366' } })
    expect(message('live').text).toBe('¿Cuánto cuesta?')
  })

  test('a comment without author stands for its author', () => {
    expect(message('without-author').contact).toMatchObject({ key: 'author-of:17890455555555557', name: 'Instagram' })
  })

  test.each(['own-answer', 'own-answer-flat'])('%s of the account itself is outgoing and names what it answers', (name) => {
    expect(message(name)).toMatchObject({
      direction: 'out',
      contact: { key: OWN.providerId, name: 'bancoandino' },
      replyToProviderId: COMMENT,
      references: [COMMENT, MEDIA],
    })
  })

  test('a mention is not direct, has an id by which it can be answered and asked for, and says the one word that is known', () => {
    expect(message('mention-in-comment')).toMatchObject({
      providerId: 'mention:17900099988877766:17890466666666661',
      contact: { key: 'author-of:mention:17900099988877766:17890466666666661' },
      topic: { providerId: 'mention:17900099988877766:17890466666666661' },
      text: '@bancoandino',
      direct: false,
    })
    expect(message('mention-in-media-flat').providerId).toBe('mention:17900099988877767')
  })
})

describe('direct messages', () => {
  test('a message is private and on the thread of its person', () => {
    expect(message('text')).toMatchObject({
      direction: 'in',
      visibility: 'private',
      providerId: 'aWdfZAG1faaa',
      threadKey: `dm:${ANA}`,
      contact: { key: ANA },
      text: 'Hola, ¿me ayudan?',
      sentAt: WRITTEN_AT,
      direct: true,
    })
    expect(message('answer-to-message').replyToProviderId).toBe('aWdfZAG1fzzz')
  })

  test('a story that is answered or that names us is told beside the words, and kept by nobody', () => {
    expect(message('answer-to-story')).toMatchObject({ text: '¡Me encanta!', extra: [{ kind: 'story', mentioned: false, url: expect.any(String) }] })
    expect(message('story-mention')).toMatchObject({ text: '📖 @bancoandino', extra: [{ kind: 'story', mentioned: true }], files: undefined })
  })

  test('pictures and voices are files, and what is shared is said with its title', () => {
    expect(message('picture').files).toMatchObject([{ kind: 'image' }])
    expect(message('voice').files).toMatchObject([{ kind: 'audio' }])
    expect(message('share').text).toContain('https://lookaside')
    expect(message('post').text).toMatch(/^Tarjeta Oro · https:/)
    expect(message('reel').text).toMatch(/^Así se abre una cuenta · https:/)
    expect(message('heart').text).toBe('❤️')
  })

  test('what nobody can show or knows is at least named', () => {
    expect(message('unsupported')).toMatchObject({ text: expect.stringContaining('Instagram'), extra: [{ kind: 'notice', code: 'unsupported' }] })
    expect(message('unsupported-attachment').text).toBe('[unsupported_type]')
    expect(message('kind-of-tomorrow').text).toBe('[hologram]')
  })

  test('what was chosen or pressed has its words and what it stands for, and where somebody came from is kept', () => {
    expect(message('quick-reply')).toMatchObject({ text: 'Crédito', extra: [{ kind: 'choice', payload: 'MENU_CREDIT' }] })
    expect(message('postback')).toMatchObject({
      providerId: 'aWdfZAG1faao',
      text: 'Hablar con alguien',
      extra: [{ kind: 'choice', payload: 'HUMAN' }],
    })
    expect(message('from-advertisement').extra).toMatchObject([{ kind: 'referral', source: 'ADS', title: 'Tarjeta Oro' }])
    expect(message('referral')).toMatchObject({ direct: false, extra: [{ kind: 'referral', text: 'folleto' }] })
  })

  test('our own reply comes back with our id, its file with nothing, a colleague’s as such, and a note to itself is left out', () => {
    expect(message('own-reply')).toMatchObject({ direction: 'out', threadKey: `dm:${ANA}`, ownMessageId: '0190a000-0000-7000-8000-00000000abcd' })
    expect(parse('own-reply-file')).toEqual([{ kind: 'ignored', what: 'file of an own reply' }])
    expect(message('colleague')).toMatchObject({ direction: 'out', text: 'Te llamo ahora', ownMessageId: undefined })
    expect(parse('to-itself')).toEqual([{ kind: 'ignored', what: 'message to oneself' }])
  })

  test('changes, takings-back, reactions and readings say what happened to which message', () => {
    expect(parse('edited')).toMatchObject([{ kind: 'edit', providerId: 'aWdfZAG1faaa', text: 'Hola, ¿me ayudan por favor?' }])
    expect(parse('unsent')).toMatchObject([{ kind: 'delete', providerId: 'aWdfZAG1faaa' }])
    expect(parse('reaction')).toMatchObject([{ kind: 'reaction', providerId: 'aWdfZAG1fbba', authorKey: ANA, emoji: '❤' }])
    expect(parse('reaction-without-sign')).toMatchObject([{ emoji: '❤️' }])
    expect(parse('reaction-taken-back')).toMatchObject([{ kind: 'reaction', emoji: null }])
    expect(parse('read')).toEqual([
      { kind: 'receipt', providerId: 'aWdfZAG1fbba', state: 'read', at: WRITTEN_AT },
      { kind: 'watermark', threadKey: `dm:${ANA}`, state: 'read', at: WRITTEN_AT },
    ])
  })

  test('while another app leads, messages are shown and nothing answers them by itself', () => {
    expect(message('standby')).toMatchObject({ direct: false, flags: { automatic: true } })
  })
})

describe('bodies', () => {
  test('one body speaks of several accounts in both shapes, and each reads its own', () => {
    expect(addresseesOf(read('batch'))).toEqual([OWN.providerId, '17841499999999999'])
    expect(parse('batch').map((item) => (item.kind === 'message' ? item.text : item.kind))).toEqual(['Uno', 'Dos', 'Tres'])
    expect(parseEvent(read('batch'), { ...OWN, providerId: '17841499999999999' })).toHaveLength(1)
  })

  test('what cannot be read does not take along what can, and numbers keep their digits', () => {
    expect(parse('batch-with-unreadable')).toMatchObject([
      { kind: 'ignored', what: 'unreadable: a comment without id' },
      { kind: 'message', text: 'Con id' },
    ])
    expect(parse('ids-as-numbers')).toMatchObject([{ providerId: COMMENT, contact: { key: '10222333444555666' } }])
  })

  test('a comment that is told again has its key again, at whatever time', () => {
    expect(eventKeyOf(read('comment').replace('1795341907', '1795341999'))).toBe(eventKeyOf(read('comment')))
  })

  test.each(['field-of-tomorrow', 'story-insights', 'messaging-of-tomorrow', 'thread-passed'])('%s is left unread by name', (name) => {
    expect(parse(name)).toMatchObject([{ kind: 'ignored', what: expect.stringMatching(/holograms|story_insights|wave|pass_thread_control/) }])
  })

  test('a body about another kind of object is none of ours', () => {
    expect(parseEvent(read('comment').replace('"instagram"', '"page"'), OWN)).toEqual([{ kind: 'ignored', what: 'object page' }])
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

const anything = fc.oneof(fc.constantFrom(undefined, null, '', 0, -1, 1e21, true, [], {}, 'constructor', '__proto__'), fc.string(), fc.jsonValue())

test('a payload that is wrong in one place is understood, or an error that says why, and never half a message', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(60), anything, (name, place, by) => {
      const body = JSON.stringify(mutated(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), place, by)) ?? 'null'
      let items: InboundItem[] = []
      try {
        items = parseEvent(body, OWN)
      } catch (error) {
        expect((error as Error).message).toMatch(/ without /)
      }
      for (const item of items) {
        if ('at' in item) expect(item.at.getTime()).not.toBeNaN()
        if (item.kind === 'reaction') expect(item.emoji === null || typeof item.emoji === 'string').toBe(true)
        if (item.kind !== 'message') continue
        expect(item.providerId && item.threadKey && item.contact.key && item.contact.name).toBeTruthy()
        expect(item.text).toBeTypeOf('string')
        expect(item.sentAt.getTime()).not.toBeNaN()
      }
    }),
    { numRuns: 2000 },
  )
})

test('each part of a batch says the same as it does alone', () => {
  const bodies = names.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { entry: unknown[] })
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(bodies.length - 1), { minLength: 2, maxLength: 6 }), (chosen) => {
      const entries = chosen.map((place) => bodies[place]!.entry)
      const together = parseEvent(JSON.stringify({ object: 'instagram', entry: entries.flat() }), OWN)
      const alone = entries.flatMap((entry) => parseEvent(JSON.stringify({ object: 'instagram', entry }), OWN))
      expect(together).toEqual(alone)
    }),
  )
})
