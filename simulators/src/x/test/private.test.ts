import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { type Scene, startScene } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

test('a direct message is accepted, listed newest first, and can be taken from the own thread', async () => {
  scene = await startScene()
  await scene.sim('POST', '/dms', { as: 'lucia', to: 'MiradorBank', text: 'Hola' })
  const sent = await scene.as('POST', `/2/dm_conversations/with/${scene.customer.id}/messages`, { text: 'Cuéntanos' })
  expect(sent).toMatchObject({
    status: 201,
    body: { data: { dm_conversation_id: `${scene.brand.id}-${scene.customer.id}`, dm_event_id: expect.any(String) } },
  })
  const list = await scene.as('GET', '/2/dm_events?dm_event.fields=sender_id,created_at,dm_conversation_id&expansions=sender_id')
  expect(list.body.data).toMatchObject([{ text: 'Cuéntanos', event_type: 'MessageCreate', sender_id: scene.brand.id }, { text: 'Hola' }])
  await scene.as('DELETE', `/2/dm_events/${sent.body.data?.dm_event_id}`)
  expect((await scene.as('GET', '/2/dm_events')).body.data).toHaveLength(1)
})

test('who was blocked cannot write, and who takes no messages cannot be written to', async () => {
  scene = await startScene()
  const closed = await scene.sim('POST', '/users', { username: 'cerrado', accepts_dms: false })
  expect((await scene.as('POST', `/2/dm_conversations/with/${closed.id}/messages`, { text: 'Hola' })).body).toMatchObject({
    status: 403,
    detail: 'You cannot send messages to this user.',
  })
  await scene.as('POST', `/2/users/${scene.customer.id}/dm/block`)
  expect((await scene.call('POST', '/_sim/dms', { body: { as: 'lucia', to: 'MiradorBank', text: 'Hola' } })).status).toBe(403)
  await scene.as('POST', `/2/users/${scene.customer.id}/dm/unblock`)
  expect((await scene.call('POST', '/_sim/dms', { body: { as: 'lucia', to: 'MiradorBank', text: 'Hola' } })).status).toBe(200)
})

test('a file sent in parts can be attached to a message', async () => {
  scene = await startScene()
  const bytes = Buffer.from('not really a picture, but bytes')
  const started = await scene.as('POST', '/2/media/upload/initialize', {
    media_type: 'image/png',
    total_bytes: bytes.length,
    media_category: 'dm_image',
  })
  const mediaId = String(started.body.data?.id)
  for (const [index, part] of [bytes.subarray(0, 10), bytes.subarray(10)].entries()) {
    const form = new FormData()
    form.set('segment_index', String(index))
    form.set('media', new Blob([new Uint8Array(part)]))
    const answer = await fetch(`${scene.simulator.url}/2/media/upload/${mediaId}/append`, {
      method: 'POST',
      body: form,
      headers: { authorization: 'Bearer brand-token' },
    })
    expect(answer.status).toBe(200)
  }
  expect((await scene.as('POST', `/2/media/upload/${mediaId}/finalize`)).body.data).toMatchObject({ id: mediaId, size: bytes.length })
  const sent = await scene.as('POST', `/2/dm_conversations/with/${scene.customer.id}/messages`, { attachments: [{ media_id: mediaId }] })
  expect(sent.status).toBe(201)
  const list = await scene.as('GET', '/2/dm_events?dm_event.fields=attachments&expansions=attachments.media_keys&media.fields=url')
  const media = (list.body.includes as { media: { url: string }[] }).media[0]
  await scene.sim('POST', '/users', { username: 'curiosa' })
  await scene.sim('POST', '/users/curiosa/tokens', { access_token: 'other-token' })
  const get = (token?: string) => fetch(media?.url ?? '', token ? { headers: { authorization: `Bearer ${token}` } } : {})
  expect([(await get()).status, (await get('other-token')).status]).toEqual([401, 403])
  expect(Buffer.from(await (await get('brand-token')).arrayBuffer())).toEqual(bytes)
})

test('a refresh token works once and its answer replaces the pair', async () => {
  scene = await startScene()
  const form = { grant_type: 'refresh_token', refresh_token: 'brand-refresh', client_id: 'client' }
  const first = await scene.call('POST', '/2/oauth2/token', { form })
  expect(first.body).toMatchObject({ token_type: 'bearer', expires_in: 7200, access_token: expect.any(String), refresh_token: expect.any(String) })
  expect(await scene.call('POST', '/2/oauth2/token', { form })).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
  expect((await scene.as('GET', '/2/users/me')).status).toBe(401)
  expect((await scene.call('GET', '/2/users/me', { token: String(first.body.access_token) })).body.data).toMatchObject({ username: 'MiradorBank' })
})

test('an access token stops working at its hour', async () => {
  scene = await startScene()
  expect((await scene.as('GET', '/2/users/me')).status).toBe(200)
  scene.clock.nowMs += 7200 * 1000
  expect((await scene.as('GET', '/2/users/me')).body).toEqual({ title: 'Unauthorized', detail: 'Unauthorized', type: 'about:blank', status: 401 })
})

test('a person lets the app in with a code that works once and only with its proof', async () => {
  scene = await startScene()
  const verifier = 'a verifier of at least forty-three letters and signs'
  const ask = new URLSearchParams({
    response_type: 'code',
    client_id: 'client',
    redirect_uri: 'http://127.0.0.1:9/back',
    scope: 'tweet.read offline.access',
    state: 'kept',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  expect(await (await fetch(`${scene.simulator.url}/i/oauth2/authorize?${ask}`)).text()).toContain('@MiradorBank')
  const approved = await fetch(`${scene.simulator.url}/2/oauth2/authorize/approve?${ask}&user=${scene.brand.id}`, { redirect: 'manual' })
  const back = new URL(approved.headers.get('location') ?? '')
  expect(back.searchParams.get('state')).toBe('kept')
  const form = {
    grant_type: 'authorization_code',
    code: String(back.searchParams.get('code')),
    redirect_uri: 'http://127.0.0.1:9/back',
    client_id: 'client',
    code_verifier: verifier,
  }
  const granted = await scene.call('POST', '/2/oauth2/token', { form })
  expect((await scene.call('GET', '/2/users/me', { token: String(granted.body.access_token) })).body.data).toMatchObject({ id: scene.brand.id })
  expect((await scene.call('POST', '/2/oauth2/token', { form })).status).toBe(400)
})
