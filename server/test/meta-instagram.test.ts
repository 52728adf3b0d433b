import { beforeEach, describe, expect, test } from 'vitest'
import { writeComment } from '../../simulators/src/meta/world/comments.ts'
import type { Post } from '../../simulators/src/meta/world/content.ts'
import { putMessage } from '../../simulators/src/meta/world/messages.ts'
import { editPost, publishPost } from '../../simulators/src/meta/world/posts.ts'
import { scopedId } from '../../simulators/src/meta/world/scoped-ids.ts'
import { type ActionTarget, ConnectorError, type InboundMessage, type Outbound } from '../src/connectors/channel.ts'
import { instagram } from '../src/connectors/meta/instagram/connector.ts'
import type { Account } from '../src/connectors/meta/instagram/settings.ts'
import { type InstagramNetwork, instagramNetwork } from './meta-network.ts'
import { plainFetch as fetch, fetchBy } from './plain-fetch.ts'

const HOUR_MS = 3_600_000
const OUR_ID = '0190a000-0000-7000-8000-00000000abcd'
const clock = { at: Date.now() }

let network: InstagramNetwork
let account: Account
let post: Post
let personId: string

async function start(login: 'facebook' | 'instagram') {
  clock.at = Date.now()
  network = await instagramNetwork(login, () => clock.at)
  account = accountOf()
  post = publishPost(network.world, { network: 'instagram', assetId: network.instagram.id, text: 'Hoy abrimos' })
  personId = scopedId(network.world, 'igsid', network.instagram.id, network.customer.personId)
}

function accountOf(settings: object = {}): Account {
  const form = network.form()
  const opened = { settings: instagram.settings.parse({ ...form.settings, ...settings }), secrets: instagram.secrets.parse(form.secrets) }
  return { accountId: '0190a000-0000-7000-8000-000000000001', providerId: network.instagram.id, handle: 'bancoandino', ...opened } as Account
}

const withoutApp = () => ({ ...account, settings: { ...account.settings, appId: '' } })
const comment = (text = '¿Hasta cuándo?', parent?: ReturnType<typeof writeComment>) =>
  writeComment(network.world, { post, authorId: network.customer.personId, text, parent })
const write = (text = 'Hola') =>
  putMessage(network.world, { network: 'instagram', assetId: network.instagram.id, personId: network.customer.personId, fromAsset: false, text })
const accepted = () => network.world.accepted.map(({ kind, text, target }) => ({ kind, text, target }))

function outbound(more: Partial<Outbound>): Outbound {
  const usual = { messageId: OUR_ID, threadKey: 't', recipient: { key: personId, handle: null }, text: 'Hola Ana', files: [] }
  return { ...usual, visibility: 'private', replyToProviderId: null, lastContactAt: new Date(), byPerson: true, asQuote: false, ...more }
}
const reply = (providerId: string, more: Partial<Outbound> = {}) =>
  instagram.send(account, outbound({ visibility: 'public', replyToProviderId: providerId, ...more }), fetch)
const privately = (more: Partial<Outbound> = {}, by = account) => instagram.send(by, outbound(more), fetch)
const act = (action: Parameters<NonNullable<typeof instagram.act>>[1], target: Partial<ActionTarget>) =>
  instagram.act!(account, action, { providerId: '', authorKey: personId, visibility: 'public', ...target }, fetch)
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ConnectorError ? `${error.next} ${error.code}` : `thrown ${String(error)}`),
  )
const file = (mime: string, size = 900) => ({ name: 'a', mime, size, read: async () => new Uint8Array(size) })

describe.each(['facebook', 'instagram'] as const)('connected by the login of %s', (login) => {
  beforeEach(() => start(login))

  test('the check tells whose token it is and what it may do, and that nothing comes until it is asked for', async () => {
    const plain = withoutApp()
    const told = await instagram.check(plain, fetch)
    expect(told.connectedAs).toMatchObject({ providerId: network.instagram.id, handle: 'bancoandino', name: 'Banco Andino' })
    expect(told.facts).toMatchObject({ login, granted: expect.stringContaining('manage_messages') })
    expect(told.facts.missing).toBeUndefined()
    expect(told.problems.map(({ code }) => code)).toEqual(['not-subscribed'])
    for (let times = 0; times < 2; times++) await instagram.subscribe!(plain, 'https://desk.example/hooks/a', fetch)
    expect((await instagram.check(plain, fetch)).problems).toEqual([])
    for (let times = 0; times < 2; times++) await instagram.unsubscribe!(plain, 'https://desk.example/hooks/a', fetch)
    expect((await instagram.check(plain, fetch)).problems.map(({ code }) => code)).toEqual(['not-subscribed'])
  })

  test('a token that ended asks for a new connection', async () => {
    network.world.tokens.get(account.secrets.accessToken)!.dead = 463
    expect(await refusal(instagram.check(withoutApp(), fetch))).toBe('reconnect token-expired')
    expect(await refusal(reply(comment().id))).toBe('reconnect token-expired')
  })

  test('a comment is answered below itself, hidden, shown and deleted, and doing it twice is doing it once', async () => {
    const asked = comment()
    const sent = await reply(asked.id)
    expect(sent).toMatchObject({ providerId: network.world.accepted[0]!.id, state: 'sent' })
    expect(accepted()).toEqual([{ kind: 'comment', text: 'Hola Ana', target: asked.id }])
    const hidden = () => network.world.comments.get(asked.id)?.hidden
    await act('hide', { providerId: asked.id })
    expect(hidden()).toBe(true)
    await act('unhide', { providerId: asked.id })
    expect(hidden()).toBe(false)
    for (let times = 0; times < 2; times++) await act('delete', { providerId: asked.id })
    expect(await refusal(reply(asked.id))).toBe('give-up gone')
    expect(await refusal(act('like', { providerId: sent.providerId }))).toBe('give-up not-available')
  })

  test('a comment is answered in private once, within seven days, and tells who that is in messages', async () => {
    const asked = comment()
    const sent = await privately({ privateReplyTo: asked.id, lastContactAt: null })
    expect(sent.thread).toEqual({ threadKey: `dm:${personId}`, contactKey: personId })
    expect(accepted()).toEqual([{ kind: 'private-reply', text: 'Hola Ana', target: asked.id }])
    expect(await refusal(privately({ privateReplyTo: asked.id }))).toBe('give-up already-answered')
    const late = comment('Otra cosa')
    clock.at += 8 * 24 * HOUR_MS
    expect(await refusal(privately({ privateReplyTo: late.id }))).toBe('give-up window-closed')
    expect(await refusal(privately({ privateReplyTo: 'mention:1:2' }))).toBe('give-up not-available')
  })

  test('a message leaves with our id and answers the one that was chosen, its files before the words', async () => {
    const asked = write()
    const { providerId } = await privately({ replyToProviderId: asked.id, files: [file('image/png')] })
    const out = [...network.world.messages.values()].filter((message) => message.fromAsset)
    expect(out.map(({ text, metadata, replyTo, fileIds }) => [text, metadata, replyTo, fileIds.length])).toEqual([
      ['', `part:${OUR_ID}`, asked.id, 1],
      ['Hola Ana', OUR_ID, undefined, 0],
    ])
    expect(out.at(-1)?.id).toBe(providerId)
  })

  test('a person who wrote has a name, handle and followers; others keep it; a medium can be read', async () => {
    expect(await instagram.readAuthor!(account, personId, fetch)).toBeNull()
    write()
    expect(await instagram.readAuthor!(account, personId, fetch)).toMatchObject({ key: personId, name: 'Ana Rojas', handle: 'ana_rojas' })
    const asked = comment()
    expect(await instagram.readAuthor!(account, `author-of:${asked.id}`, fetch)).toMatchObject({ key: personId, aliases: [`author-of:${asked.id}`] })
    expect(await instagram.readTopic!(account, post.id, fetch)).toMatchObject({ providerId: post.id, text: 'Hoy abrimos', url: expect.any(String) })
    expect(await instagram.readTopic!(account, '1', fetch)).toBeNull()
  })

  test('who mentioned the account, with what words, is asked for, and answered where it stands', async () => {
    const { world, customer } = network
    const names = [network.instagram.id]
    const elsewhere = publishPost(world, { network: 'instagram', authorId: customer.personId, text: 'Con @bancoandino', names })
    const said = writeComment(world, { post: elsewhere, authorId: customer.personId, text: '@bancoandino ayuda', names })
    const [inMedia, inComment] = [`mention:${elsewhere.id}`, `mention:${elsewhere.id}:${said.id}`]
    expect(await instagram.readTopic!(account, inMedia, fetch)).toMatchObject({ providerId: inMedia, text: 'Con @bancoandino' })
    expect(await instagram.readTopic!(account, inComment, fetch)).toMatchObject({ providerId: inComment, text: '@bancoandino ayuda' })
    expect(await instagram.readAuthor!(account, `author-of:${inComment}`, fetch)).toMatchObject({ name: 'ana_rojas', handle: 'ana_rojas' })
    expect(await instagram.readAuthor!(account, `author-of:${inMedia}`, fetch)).toMatchObject({ handle: 'ana_rojas' })
    await reply(inMedia, { text: 'Gracias' })
    await reply(inComment, { text: 'Te ayudamos' })
    expect(accepted()).toEqual([
      { kind: 'comment', text: 'Gracias', target: elsewhere.id },
      { kind: 'comment', text: 'Te ayudamos', target: said.id },
    ])
    expect(await refusal(act('hide', { providerId: inComment }))).toBe('give-up not-available')
  })

  test('a heart is given and taken back in messages, and a person is blocked and unblocked', async () => {
    const said = write()
    await act('react', { providerId: said.id, visibility: 'private', emoji: '❤️' })
    expect(network.world.messages.get(said.id)?.reactions.get('asset')).toBe('❤️')
    await act('unreact', { providerId: said.id, visibility: 'private' })
    expect(network.world.messages.get(said.id)?.reactions.size).toBe(0)
    expect(await refusal(act('react', { providerId: said.id, visibility: 'private', emoji: '👍' }))).toBe('give-up not-available')
    await act('block', { visibility: 'private' })
    expect(network.instagram.blocked.size).toBe(1)
    await act('unblock', { visibility: 'public' })
    expect(network.instagram.blocked.size).toBe(0)
  })

  test('what was missed comes by back-fill in the words of the network, answers too, and nothing older', async () => {
    const before = comment('Antes')
    write('Antes')
    clock.at += HOUR_MS
    const since = new Date(clock.at - 1000)
    comment('Uno')
    const answer = comment('Dos', before)
    await reply(before.id, { text: 'Nuestra' })
    write('Tres')
    const events = await instagram.backfill!(account, since, fetch)
    const items = (await Promise.all(events.map(({ body }) => instagram.parse(body, account)))).flat() as InboundMessage[]
    expect(items.map(({ text, direction }) => [text, direction]).sort()).toEqual([
      ['Dos', 'in'],
      ['Nuestra', 'out'],
      ['Tres', 'in'],
      ['Uno', 'in'],
    ])
    expect(items.find(({ text }) => text === 'Dos')).toMatchObject({
      providerId: answer.id,
      replyToProviderId: before.id,
      contact: { key: personId },
    })
    for (const { key, body } of events) expect(instagram.eventKey(body)).toBe(key)
  })
})

describe('in messages', () => {
  beforeEach(() => start('facebook'))

  test('a thousand bytes leave, one more is refused before the network is asked, and letters with accents count twice', async () => {
    write()
    const { maxLength, unit } = instagram.limits('private', account.settings)
    expect([maxLength, unit]).toEqual([1000, 'bytes'])
    expect(await refusal(privately({ text: 'ñ'.repeat(500) }))).toBe('accepted')
    const attempt = instagram.send(
      account,
      outbound({ text: `${'ñ'.repeat(500)}x` }),
      fetchBy(() => Promise.reject(new Error('asked'))),
    )
    await expect(attempt).rejects.toMatchObject({ next: 'give-up', code: 'too-long', message: expect.stringContaining('1001') })
  })

  test('files that the network takes not are refused: papers, pictures over eight megabytes, films over sixteen', async () => {
    const MB = 1024 * 1024
    expect(await refusal(privately({ files: [file('application/pdf')] }))).toBe('give-up file-type')
    expect(await refusal(privately({ files: [file('image/jpeg', 8 * MB + 1)] }))).toBe('give-up file-too-large')
    expect(await refusal(privately({ files: [file('video/mp4', 16 * MB + 1)] }))).toBe('give-up file-too-large')
    expect(await refusal(reply(comment().id, { files: [file('image/png')] }))).toBe('give-up too-many-files')
  })

  test('after a day only a person may write, where the app may, and after seven nobody', async () => {
    write()
    const lastContactAt = new Date(clock.at - 25 * HOUR_MS)
    const human = accountOf({ humanAgent: true })
    expect(await refusal(privately({ lastContactAt }))).toBe('give-up window-closed')
    expect(await refusal(privately({ lastContactAt, byPerson: false }, human))).toBe('give-up window-closed')
    clock.at += 25 * HOUR_MS
    expect(await refusal(privately({ lastContactAt }, human))).toBe('accepted')
    expect(await refusal(privately({ lastContactAt: new Date(clock.at - 10 * 24 * HOUR_MS) }, human))).toBe('give-up window-closed')
    expect(await refusal(privately({ lastContactAt: null }))).toBe('give-up window-closed')
  })

  test('a live comment is answered in private only while it is live', async () => {
    const live = publishPost(network.world, { network: 'instagram', assetId: network.instagram.id, text: 'En vivo', type: 'live' })
    const ask = () => writeComment(network.world, { post: live, authorId: network.customer.personId, text: '¿Cuánto?' })
    expect(await refusal(privately({ privateReplyTo: ask().id }))).toBe('accepted')
    const late = ask()
    editPost(network.world, live, 'Terminado')
    expect(await refusal(privately({ privateReplyTo: late.id }))).toBe('give-up window-closed')
  })

  test.each([
    [{ kind: 'http-500', moment: 'after' }, 'uncertain unavailable'],
    [{ kind: 'reset-connection', moment: 'after' }, 'uncertain unreachable'],
    [{ kind: 'token-expired' }, 'reconnect token-expired'],
    [{ kind: 'rate-limit', reset_after_s: 1200 }, 'retry rate-limited'],
    [{ kind: 'refusal', name: 'instagram-window' }, 'give-up window-closed'],
    [{ kind: 'refusal', name: 'instagram-no-person' }, 'give-up no-recipient'],
    [{ kind: 'refusal', name: 'message-access-off' }, 'reconnect messages-off'],
    [{ kind: 'refusal', name: 'too-many-bytes' }, 'give-up too-long'],
    [{ kind: 'refusal', name: 'unavailable' }, 'give-up blocked'],
  ])('%j makes a message end as %s', async (fault, expected) => {
    write()
    await network.control('POST', '/faults', { ...fault, route: 'POST instagram/messages', times: 1 })
    expect(await refusal(privately())).toBe(expected)
  })

  test('a Page that is connected by itself goes on telling all it told', async () => {
    const page = network.world.assets.get(network.instagram.pageId!)!
    const fields = new Set(['feed', 'messages'])
    network.world.installed.set(page.id, new Map([[network.app.appId, { fields, overrideUrl: undefined }]]))
    await instagram.subscribe!(withoutApp(), 'https://desk.example/hooks/a', fetch)
    await instagram.unsubscribe!(withoutApp(), 'https://desk.example/hooks/a', fetch)
    expect(network.world.installed.get(page.id)?.get(network.app.appId)?.fields).toEqual(fields)
  })

  test('a Page without an Instagram account is told apart, and its token cannot be renewed', async () => {
    const page = network.world.assets.get(network.instagram.pageId!)!
    if (page.kind === 'page') page.instagramId = undefined
    expect(await refusal(instagram.check(withoutApp(), fetch))).toBe('give-up no-instagram')
    expect(await refusal(instagram.refresh!(account, fetch))).toBe('reconnect token-expired')
  })
})

test('the token of an Instagram login is renewed for sixty days and works', async () => {
  await start('instagram')
  const { secrets, expiresAt } = await instagram.refresh!(account, fetch)
  expect((secrets as Account['secrets']).accessToken).not.toBe(account.secrets.accessToken)
  // Early enough that a server that was down for a week finds it alive.
  expect(expiresAt!.getTime()).toBeGreaterThan(Date.now() + 49 * 24 * HOUR_MS)
  expect(expiresAt!.getTime()).toBeLessThan(Date.now() + 52 * 24 * HOUR_MS)
  const told = await instagram.check({ ...account, secrets }, fetch)
  expect(told.connectedAs.providerId).toBe(network.instagram.id)
  expect(Date.parse(told.renewBy!)).toBeLessThan(Date.parse(told.facts.tokenExpiresAt!))
})
