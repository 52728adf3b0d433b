import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { MessageTemplate } from '@atalaya/shared/contract/accounts.ts'
import { Extra } from '@atalaya/shared/contract/conversations.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type FarEnd, SAMPLES, type Sample } from '../../test/connector-samples.ts'
import { plainFetch as fetch, fetchBy } from '../../test/plain-fetch.ts'
import { type Action, type ConnectedAccount, type Connector, ConnectorError, type InboundItem, type Outbound, type Visibility } from './channel.ts'
import { CONNECTORS } from './registry.ts'

const lost = () => Promise.reject(new ConnectorError('give-up', 'file-unavailable', 'The event is kept no more.'))
const NOT_KEPT = { readEvent: lost, readOriginal: lost }
const ERROR_CODE = /^[a-z]+(-[a-z]+)*$/

function opened(one: Connector, account: ConnectedAccount): ConnectedAccount {
  return { ...account, settings: one.settings.parse(account.settings), secrets: one.secrets.parse(account.secrets) }
}

function fixturesOf({ folder }: Sample): [string, string][] {
  const place = new URL(`./${folder}/fixtures/`, import.meta.url)
  if (!existsSync(place)) return []
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(new URL(name, place), 'utf8')])
}

test('every registered channel has its own name and a sample', () => {
  expect(new Set(CONNECTORS.map((one) => one.channel)).size).toBe(CONNECTORS.length)
  for (const { channel } of CONNECTORS) expect(SAMPLES, `add ${channel} to connector-samples.ts`).toHaveProperty(channel)
})

describe.each(CONNECTORS.map((one) => [one.channel, one] as const))('%s', (channel, one) => {
  const sample = SAMPLES[channel]!
  const account = opened(one, sample.account)
  const fixtures = fixturesOf(sample)

  test('the connect form asks for what settings and secrets take, and no more', () => {
    const settings = Object.keys(shapeOf(one.settings))
    const secrets = Object.keys(shapeOf(one.secrets))
    const minted = Object.keys(one.mintSecrets?.() ?? {})
    const asked = one.form.filter((field) => field.kind === 'secret').map((field) => field.name)
    expect(
      one.form
        .filter((field) => field.kind !== 'secret')
        .map((field) => field.name)
        .sort(),
    ).toEqual(settings.sort())
    expect([...new Set([...asked, ...minted])].sort()).toEqual(secrets.sort())
    for (const field of one.form) {
      expect(Object.values(field.label).every((text) => text !== '')).toBe(true)
      if (field.kind === 'select') expect(field.options?.length).toBeGreaterThan(0)
      if (field.kind === 'secret') expect(field.initial).toBeUndefined()
    }
  })

  test('what the form begins with is accepted by the settings', () => {
    const initial = one.form.filter((field) => field.kind !== 'secret' && field.initial !== undefined).map((field) => [field.name, field.initial])
    expect(one.settings.safeParse({ ...(sample.account.settings as object), ...Object.fromEntries(initial) }).success).toBe(true)
  })

  test('unknown settings and secrets are refused', () => {
    expect(one.settings.safeParse({ ...(sample.account.settings as object), surprise: 1 }).success).toBe(false)
    expect(one.secrets.safeParse({ ...(sample.account.secrets as object), surprise: 'x' }).success).toBe(false)
  })

  test.each(['public', 'private'] as const)('limits of %s messages are sound', (visibility) => {
    const limits = one.limits(visibility, account.settings)
    expect(limits.maxLength).toBeGreaterThan(0)
    expect(limits.files.max === 0 || (limits.files.maxBytes > 0 && limits.files.mimes.length > 0)).toBe(true)
  })

  // Where the network is this server itself, the verb that queues a reply is the one that refuses.
  test.skipIf(!sample.farEnd).each(visibilitiesOf(one, account))(
    'an over-long %s message is refused without asking the network',
    async (visibility) => {
      const { maxLength } = one.limits(visibility, account.settings)
      const asked: string[] = []
      const attempt = one.send(
        account,
        outbound(visibility, 'x'.repeat(maxLength + 1)),
        fetchBy(async (url) => {
          asked.push(url)
          return Response.json({})
        }),
      )
      await expect(attempt).rejects.toMatchObject({ name: 'ConnectorError', next: 'give-up', code: 'too-long' })
      expect(asked).toEqual([])
    },
  )

  test('what begins also ends: who asks for events can ask for no more', () => {
    expect(Boolean(one.unsubscribe)).toBe(Boolean(one.subscribe))
  })

  test('what the channel says it can do, it has the means to', () => {
    const can = one.capabilities(account.settings)
    expect(Boolean(can.templates)).toBe(Boolean(one.listTemplates && can.templates))
    if (can.react || can.editOwn || can.like || can.hide || can.block) expect(one.act).toBeDefined()
    if (can.privateReplyDays) expect(can.privateReply).toBe(true)
    if (one.takeDelivery) expect(one.addresses).toBeDefined()
    for (const address of one.addresses?.(account) ?? []) expect(address).toBe(address.toLowerCase())
  })

  test.skipIf(!one.addressees)('whom a body is for is told for every body, however little sense it makes', () => {
    for (const [, body] of fixtures) for (const id of one.addressees!(body)) expect(id).toBeTypeOf('string')
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        try {
          expect(Array.isArray(one.addressees!(body))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
    )
  })

  test.skipIf(!one.windowOf)('a window stands open after the customer’s word, only ever shuts with time, and says until when', () => {
    const said = new Date('2026-03-01T12:00:00Z')
    const openness = ['open', 'human', 'template', 'closed']
    for (const visibility of ['public', 'private'] as const) {
      const hours = Array.from({ length: 24 * 40 }, (_, hour) => new Date(said.getTime() + hour * 3_600_000))
      const windows = hours.map((now) => ({ now, window: one.windowOf!(visibility, said, now, account.settings) }))
      expect(windows[0]!.window.state).toBe('open')
      for (const [place, { now, window }] of windows.entries()) {
        if (window.until) expect(window.until.getTime()).toBeGreaterThan(now.getTime())
        const next = windows[place + 1]?.window ?? window
        expect(openness.indexOf(next.state)).toBeGreaterThanOrEqual(openness.indexOf(window.state))
      }
      expect(openness).toContain(one.windowOf!(visibility, null, said, account.settings).state)
    }
  })

  test.skipIf(!one.openMedia)('the account’s secrets go to no other host because an event names it', async () => {
    const asked: [string, string][] = []
    const spy = fetchBy(async (url, init) => {
      asked.push([url, JSON.stringify([...new Headers(init?.headers)]) + String(init?.body ?? '')])
      return new Response('bytes')
    })
    for (const ref of ['https://elsewhere.example/1', 'http://x.com.elsewhere.example/1', 'https://user@elsewhere.example:8443/1', 'no address']) {
      await one.openMedia!(account, { ref, ...NOT_KEPT, readEvent: async () => '{}' }, spy).catch((error: unknown) =>
        expect(error).toBeInstanceOf(ConnectorError),
      )
    }
    const elsewhere = asked.filter(([url]) => new URL(url).hostname.endsWith('elsewhere.example'))
    for (const [, said] of elsewhere) for (const secret of Object.values(account.secrets as object)) expect(said).not.toContain(secret)
  })

  test.skipIf(!sample.farEnd).each(visibilitiesOf(one, account))(
    'a %s quote is refused without asking the network where it cannot be',
    async (visibility) => {
      if (one.capabilities(account.settings).quote && visibility === 'public') return
      const attempt = one.send(
        account,
        { ...outbound(visibility, 'Hola'), asQuote: true },
        fetchBy(() => Promise.reject(new Error('asked'))),
      )
      await expect(attempt).rejects.toMatchObject({ name: 'ConnectorError', next: 'give-up', code: 'cannot-quote' })
    },
  )

  test.each(fixtures)('%s is understood the same way each time', async (_name, body) => {
    const items = await one.parse(body, account)
    expect(await one.parse(body, account)).toEqual(items)
    expect(one.eventKey(body)).toBe(one.eventKey(body))
    for (const item of items) checkItem(item)
  })

  test('a body that makes no sense throws an error at most, and what a network sends has a key all the same', async () => {
    const bodies = fc.oneof(fc.string(), fc.json(), fc.constantFrom(...fixtures.map(([, body]) => body.slice(0, body.length / 2)), ''))
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        // What a network sends is stored before it is understood, so that its key must not depend on that.
        if (sample.sign) expect(one.eventKey(body)).toBe(one.eventKey(body))
        try {
          for (const item of await one.parse(body, account)) checkItem(item)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
    )
  })

  test('only the network’s own signature over the very bytes lets an event in', () => {
    const body = Buffer.from(fixtures[0]?.[1] ?? '{}')
    const now = new Date()
    if (!sample.sign) return expect(one.verify({ method: 'POST', url: '/hooks/a', query: {}, headers: {}, body }, account, now)).toBe(false)
    const signed = sample.sign(body, account)
    expect(one.verify(signed, account, now)).toBe(true)
    expect(one.verify({ ...signed, body: Buffer.concat([body, Buffer.from(' ')]) }, account, now)).toBe(false)
    expect(one.verify({ ...signed, headers: {} }, account, now)).toBe(false)
    for (const [name, value] of Object.entries(signed.headers)) {
      for (const wrong of ['', 'sha256=', `${value?.slice(0, -4)}AAA=`]) {
        expect(one.verify({ ...signed, headers: { ...signed.headers, [name]: wrong } }, account, now)).toBe(false)
      }
    }
  })

  test('a network that answers nonsense or fails is told apart by what to do next', async () => {
    const [visibility] = visibilitiesOf(one, account)
    if (!visibility || !sample.farEnd) return
    const answers: [() => Promise<Response>, RegExp][] = [
      [async () => new Response('<html>', { status: 200 }), /^(uncertain|retry)$/],
      [async () => new Response('<html>', { status: 502 }), /^(uncertain|retry)$/],
      [async () => Response.json({}, { status: 401 }), /^reconnect$/],
      [async () => Response.json({}, { status: 404 }), /^give-up$/],
      [async () => Response.json({}, { status: 429 }), /^retry$/],
      [async () => Promise.reject(new DOMException('too slow', 'TimeoutError')), /^uncertain$/],
      [async () => endless(), /^(uncertain|give-up)$/],
      [async () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })), /^retry$/],
    ]
    for (const [answer, next] of answers) {
      const error: unknown = await one.send(account, outbound(visibility, 'Hola'), fetchBy(answer)).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ConnectorError)
      expect((error as ConnectorError).next).toMatch(next)
      expect((error as ConnectorError).code).toMatch(ERROR_CODE)
    }
  })

  describe.skipIf(!sample.farEnd)('at its far end', () => {
    let farEnd: FarEnd | undefined
    const start = async () => {
      farEnd = await sample.farEnd!()
      return { ...farEnd, account: opened(one, farEnd.account) }
    }
    afterEach(async () => {
      await farEnd?.close()
      farEnd = undefined
    })

    test('the check tells whom the account belongs to', async () => {
      const { account: real } = await start()
      expect((await one.check(real, fetch)).connectedAs).toMatchObject({ providerId: real.providerId, handle: real.handle })
    })

    test('a reply arrives wherever the channel says that one may reply', async () => {
      const { account: real, messageId, customerKey } = await start()
      for (const visibility of visibilitiesOf(one, real)) {
        const sent = await one.send(real, outbound(visibility, `Hola por ${visibility}`, messageId, customerKey), fetch)
        expect(sent.providerId).not.toBe('')
      }
    })

    test('a quote arrives where the channel says that one may quote', async () => {
      const { account: real, messageId, customerKey } = await start()
      if (!one.capabilities(real.settings).quote) return
      const sent = await one.send(real, { ...outbound('public', 'Miren esto', messageId, customerKey), asQuote: true }, fetch)
      expect(sent.providerId).not.toBe('')
    })

    test.skipIf(!one.openMedia)('a file that only the account may have is fetched, and without its secrets it is not', async () => {
      const { account: real, media } = await start()
      const wanted = { ref: media!.ref, ...NOT_KEPT, ...media!.wanted }
      const { content } = await one.openMedia!(real, wanted, fetch)
      expect(new Uint8Array(content instanceof Response ? await content.arrayBuffer() : content)).toEqual(new Uint8Array(media!.bytes))
      if (media!.wanted) return
      const secrets = Object.fromEntries(Object.keys(real.secrets as object).map((name) => [name, 'wrong']))
      await expect(one.openMedia!({ ...real, secrets }, wanted, fetch)).rejects.toMatchObject({ next: 'reconnect' })
    })

    test('every act the channel offers can be done', async () => {
      const { account: real, messageId, customerKey } = await start()
      for (const action of actionsOf(one, real))
        await one.act!(real, action, { providerId: messageId, authorKey: customerKey, visibility: 'public' }, fetch)
    })

    test.skipIf(!one.poll)('polling twice brings nothing twice', async () => {
      const { account: real } = await start()
      const first = await one.poll!(real, {}, fetch)
      expect(first.events.length).toBeGreaterThan(0)
      for (const event of first.events) expect(one.eventKey(event.body)).toBe(event.key)
      expect((await one.poll!(real, first.cursor, fetch)).events).toEqual([])
    })

    test.skipIf(!one.listTemplates)('its templates are such as the desk can show', async () => {
      const { account: real } = await start()
      for (const template of await one.listTemplates!(real, fetch)) {
        const { success, error } = MessageTemplate.safeParse({ ...template, reason: null })
        expect(success, String(error)).toBe(true)
      }
    })

    test.skipIf(!one.readAuthor)('a person it tells of has a name, and nobody is told of for a key that does not exist', async () => {
      const { account: real, customerKey } = await start()
      const author = await one.readAuthor!(real, customerKey, fetch)
      if (author) expect([author.key, ...(author.aliases ?? [])].every((key) => key !== '') && author.name !== '').toBe(true)
      const nobody = await one.readAuthor!(real, 'nobody', fetch).catch((error: unknown) => error)
      expect(nobody === null || nobody instanceof ConnectorError).toBe(true)
    })

    test.skipIf(!one.backfill)('what it tells of the past can be read, and told twice it is the same', async () => {
      const { account: real } = await start()
      const since = new Date(Date.now() - 86_400_000)
      const events = await one.backfill!(real, since, fetch)
      const again = await one.backfill!(real, since, fetch)
      expect(again.map(({ key }) => key).sort()).toEqual(events.map(({ key }) => key).sort())
      for (const { body, original } of events) for (const item of await one.parse(body, real, original)) checkItem(item)
    })

    test.skipIf(!one.refresh)('renewed secrets are complete and work', async () => {
      const { account: real } = await start()
      const { secrets, expiresAt } = await one.refresh!(real, fetch)
      expect((expiresAt ?? new Date()).getTime()).toBeGreaterThan(Date.now() - 1000)
      expect(one.secrets.safeParse(secrets).success).toBe(true)
      await one.check({ ...real, secrets }, fetch)
    })
  })
})

function shapeOf(schema: unknown): object {
  return (schema as { shape?: object }).shape ?? {}
}

function visibilitiesOf(one: Connector, { settings }: ConnectedAccount): Visibility[] {
  const { publicReply, privateReply } = one.capabilities(settings)
  return [...(publicReply ? (['public'] as const) : []), ...(privateReply ? (['private'] as const) : [])]
}

function actionsOf(one: Connector, { settings }: ConnectedAccount): Action[] {
  const can = one.capabilities(settings)
  return [
    ...(can.like ? (['like', 'unlike'] as const) : []),
    ...(can.hide ? (['hide', 'unhide'] as const) : []),
    ...(can.block ? (['block', 'unblock'] as const) : []),
  ]
}

function outbound(visibility: Visibility, text: string, replyToProviderId = '10', key = '20'): Outbound {
  return {
    messageId: 'message',
    threadKey: `thread:${key}`,
    visibility,
    recipient: { key, handle: null },
    text,
    files: [],
    lastContactAt: new Date(),
    byPerson: true,
    replyToProviderId,
    asQuote: false,
  }
}

/** An answer of which more comes than the platform reads. */
function endless(): Response {
  const tooLarge = Object.assign(new Error('too large'), { code: 'egress/too-large' })
  return new Response(new ReadableStream({ start: (controller) => controller.error(tooLarge) }))
}

/** What intake may rely on. */
function checkItem(item: InboundItem): void {
  if ('at' in item) expect(item.at.getTime()).not.toBeNaN()
  if ('providerId' in item) expect(item.providerId).not.toBe('')
  if (item.kind === 'ignored') expect(item.what).toBeTypeOf('string')
  if (item.kind !== 'message') return
  expect(item.threadKey).not.toBe('')
  expect(item.contact.key).not.toBe('')
  expect(item.contact.name).not.toBe('')
  for (const alias of item.contact.aliases ?? []) expect(alias).not.toBe('')
  if (item.topic) expect(item.topic.providerId).not.toBe('')
  for (const extra of item.extra ?? []) expect(Extra.safeParse(extra).success, JSON.stringify(extra)).toBe(true)
  expect(item.text).toBeTypeOf('string')
  expect(item.sentAt.getTime()).not.toBeNaN()
  for (const file of item.files ?? []) expect(file.url ?? file.fileId ?? file.ref).toBeTruthy()
}
