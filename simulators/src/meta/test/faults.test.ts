import { createHmac } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { ACCOUNT, LOGIN_ACCOUNT, NUMBER, PAGE, type Scene, startReceiver, startScene } from './start-scene.ts'

let scene: Scene
afterEach(() => scene.close())

const route = 'POST page/messages'
const accepted = async () => ((await scene.sim('GET', '/accepted')).accepted as { text: string }[]).map(({ text }) => text)
const begin = async () => {
  scene = await startScene()
  await scene.sim('POST', '/messages', { asset: PAGE, as: 'lucia', text: 'hola' })
}
const send = (text = 'Aviso') => scene.graph('POST', `/${PAGE}/messages`, { recipient: { id: scene.ids().psid }, message: { text } })

test.each([
  [{ kind: 'http-500' }, 500, { code: 2, is_transient: true }, []],
  [{ kind: 'http-500', moment: 'after' }, 500, { code: 2 }, ['Aviso']],
  [{ kind: 'refusal', name: 'person-refused' }, 403, { code: 200, error_subcode: 1545041 }, []],
  [{ kind: 'refusal', name: 'unavailable', moment: 'after' }, 500, { code: 551 }, ['Aviso']],
  [{ kind: 'refusal', code: 368, status: 400 }, 400, { code: 368 }, []],
  [{ kind: 'token-expired', subcode: 460 }, 401, { code: 190, error_subcode: 460 }, []],
])('the fault %j answers %i and accepts what it should', async (fault, status, error, expected) => {
  await begin()
  await scene.sim('POST', '/faults', { ...fault, route, times: 1 })
  expect(await send()).toMatchObject({ status, body: { error } })
  expect(await accepted()).toEqual(expected)
  expect((await send('otra')).status).toBe(200)
})

test('a time-out after accepting leaves the message sent although the caller saw nothing', async () => {
  await begin()
  await scene.sim('POST', '/faults', { kind: 'timeout-after-accept', route: 'POST /:id/messages', times: 1 })
  const lost = fetch(`${scene.simulator.url}/v26.0/${PAGE}/messages`, {
    method: 'POST',
    headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
    body: JSON.stringify({ recipient: { id: scene.ids().psid }, message: { text: 'Aviso' } }),
    signal: AbortSignal.timeout(200),
  })
  await expect(lost).rejects.toThrow()
  expect(await accepted()).toEqual(['Aviso'])
})

test('use rises in the headers, and a spent quota is refused with the minutes that are left', async () => {
  await begin()
  await scene.sim('PUT', '/usage', { area: 'messenger', percent: 85, for_s: 600 })
  const busy = await send()
  expect(JSON.parse(busy.headers.get('x-business-use-case-usage') ?? '')).toMatchObject({ [PAGE]: [{ type: 'messenger', call_count: 85 }] })
  expect(JSON.parse(busy.headers.get('x-app-usage') ?? '')).toHaveProperty('call_count')
  await scene.sim('POST', '/faults', { kind: 'rate-limit', route, times: 1, reset_after_s: 600 })
  const spent = await send()
  expect(spent).toMatchObject({ status: 400, body: { error: { code: 80006 } } })
  expect(JSON.parse(spent.headers.get('x-business-use-case-usage') ?? '')[PAGE][0].estimated_time_to_regain_access).toBe(10)
  scene.clock.nowMs += 601_000
  expect((await send()).status).toBe(200)
})

test('a dead token says why, and permissions and proof are asked for', async () => {
  await begin()
  expect((await scene.graph('GET', '/me', undefined, 'nonsense')).body.error).toMatchObject({ code: 190, type: 'OAuthException' })
  await scene.sim('PUT', '/tokens', { token: 'token', scopes: ['pages_read_engagement'] })
  expect(await send()).toMatchObject({ status: 403, body: { error: { code: 200 } } })
  expect((await scene.graph('GET', `/${NUMBER}`)).body.error?.code).toBe(10)
  const wrong = await scene.graph('GET', `/${PAGE}?appsecret_proof=00`)
  expect(wrong.body.error?.message).toContain('Invalid appsecret_proof')
  const proof = createHmac('sha256', 'app-secret').update('token').digest('hex')
  expect((await scene.graph('GET', `/${PAGE}?appsecret_proof=${proof}`)).body).toEqual({ id: PAGE, name: 'Banco Andino' })
  const seen = await scene.graph('GET', '/debug_token?input_token=token', undefined, '900000000000001|app-secret')
  expect(seen.body.data).toMatchObject({ is_valid: true, scopes: ['pages_read_engagement'] })
  await scene.sim('DELETE', '/tokens?token=token&subcode=460')
  expect((await scene.graph('GET', `/${PAGE}`)).body.error).toMatchObject({ code: 190, error_subcode: 460 })
})

test('the two hosts take their own tokens only, and an Instagram token is renewed before it ends', async () => {
  scene = await startScene()
  expect((await scene.login('GET', '/me?fields=user_id,username')).body).toMatchObject({ user_id: LOGIN_ACCOUNT, username: 'andino.seguros' })
  expect((await scene.graph('GET', `/${LOGIN_ACCOUNT}`, undefined, 'login-token')).body.error?.code).toBe(190)
  expect((await scene.graph('GET', `/${ACCOUNT}?fields=username`)).body).toMatchObject({ username: 'bancoandino.ig' })
  const refresh = () =>
    scene.call('GET', `${scene.simulator.instagramUrl}/refresh_access_token?grant_type=ig_refresh_token`, { token: 'login-token' })
  expect((await refresh()).status).toBe(400)
  scene.clock.nowMs += 2 * 86_400_000
  expect((await refresh()).body).toMatchObject({ access_token: expect.stringMatching(/^IGAA/), expires_in: 60 * 86_400 })
  scene.clock.nowMs += 60 * 86_400_000
  expect((await scene.login('GET', '/me')).body.error).toMatchObject({ code: 190, error_subcode: 463 })
})

test('an app subscribes itself with its own token after the handshake', async () => {
  scene = await startScene()
  const receiver = await startReceiver('word')
  const body = { object: 'page', callback_url: receiver.url, verify_token: 'word', fields: 'feed,messages' }
  const subscribe = (verify: string) =>
    scene.graph('POST', '/900000000000001/subscriptions', { ...body, verify_token: verify }, '900000000000001|app-secret')
  expect((await subscribe('wrong')).body.error?.code).toBe(2200)
  expect((await subscribe('word')).body).toEqual({ success: true })
  expect((await scene.graph('POST', `/${PAGE}/subscribed_apps`, { subscribed_fields: 'feed,nonsense' })).body.error?.code).toBe(100)
  await scene.graph('POST', `/${PAGE}/subscribed_apps?subscribed_fields=feed,messages`)
  expect((await scene.graph('GET', `/${PAGE}/subscribed_apps`)).body.data).toMatchObject([{ subscribed_fields: ['feed', 'messages'] }])
  await scene.graph('DELETE', `/${PAGE}/subscribed_apps`)
  expect((await scene.graph('GET', `/${PAGE}/subscribed_apps`)).body.data).toEqual([])
  await receiver.close()
})
