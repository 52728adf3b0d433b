import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { ConnectorError, type Fetch } from '../../channel.ts'
import { bringUpCallback, checkCallback } from './app-callback.ts'
import { callGraph, type GraphAccount } from './call-graph.ts'
import { checkToken } from './check-token.ts'
import { messagingWindow } from './messaging-window.ts'
import { checkSubscription } from './subscription.ts'

const account: GraphAccount = {
  accountId: 'account',
  providerId: '1',
  settings: { baseUrl: 'https://graph.example', version: 'v26.0', appId: '9' },
  secrets: { accessToken: 'token', appSecret: 'secret' },
}
const NOW = new Date('2026-11-22T10:00:00Z')

/** Answers each call with the next of these, and keeps what was asked. */
function answering(...answers: (Response | Error)[]) {
  const asked: { url: URL; init: RequestInit | undefined }[] = []
  const fetch = async (url: string, init?: RequestInit) => {
    asked.push({ url: new URL(url), init })
    const answer = answers[asked.length - 1] ?? Response.json({})
    if (answer instanceof Error) throw answer
    return answer
  }
  return { asked, fetch: Object.assign(fetch, { reach: async () => ({ address: '127.0.0.1' }) }) as Fetch }
}

const problem = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'fine',
    (error: unknown) => (error instanceof ConnectorError ? `${error.next} ${error.code}` : String(error)),
  )

test('a call carries the token and the proof of the app, in no address', async () => {
  const { asked, fetch } = answering(Response.json({ id: '1' }))
  await callGraph(account, fetch, { method: 'POST', path: '/1/messages', body: { a: 1 }, query: { fields: 'id', none: undefined } })
  const [{ url, init }] = asked as [{ url: URL; init: RequestInit }]
  expect(url.pathname).toBe('/v26.0/1/messages')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    fields: 'id',
    appsecret_proof: createHmac('sha256', 'secret').update('token').digest('hex'),
  })
  expect(new Headers(init.headers).get('authorization')).toBe('Bearer token')
  expect(init.body).toBe('{"a":1}')
})

test('what an error under 200 says counts, and a lost answer to a create is uncertain', async () => {
  const call = (answer: Response | Error, creates = true) =>
    problem(callGraph(account, answering(answer).fetch, { method: 'POST', path: '/1', creates }))
  expect(await call(Response.json({ error: { code: 190 } }))).toBe('reconnect token-expired')
  expect(await call(new Response('<html>'))).toBe('uncertain unavailable')
  expect(await call(new Response('<html>'), false)).toBe('retry unavailable')
  expect(await call(new DOMException('slow', 'TimeoutError'))).toBe('uncertain unreachable')
  expect(await call(new TypeError('failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }))).toBe('retry unreachable')
  expect(await call(Object.assign(new Error('no'), { code: 'egress/refused' }))).toBe('give-up address-refused')
})

test('the token is looked at as the app, and tells what it may and may not do', async () => {
  const data = { app_id: '9', application: 'Atalaya', is_valid: true, issued_at: 1_700_000_000, expires_at: 0, scopes: ['pages_messaging'] }
  const { asked, fetch } = answering(Response.json({ data: { ...data, data_access_expires_at: NOW.getTime() / 1000 + 86_400 } }))
  const { facts, problems } = await checkToken(account, fetch, ['pages_messaging', 'pages_manage_metadata'], NOW)
  expect(new Headers(asked[0]?.init?.headers).get('authorization')).toBe('Bearer 9|secret')
  expect(facts).toMatchObject({ granted: 'pages_messaging', missing: 'pages_manage_metadata', tokenExpiresAt: 'never', app: 'Atalaya' })
  expect(problems.map(({ code }) => code)).toEqual(['data-access-ends-soon', 'permission-missing'])
  const dead = answering(Response.json({ data: { is_valid: false, error: { message: 'Session has expired' } } }))
  expect((await checkToken(account, dead.fetch, [], NOW)).problems).toEqual([{ code: 'token-expired', detail: 'Session has expired' }])
})

test('fields that do not come are named, and so is an app that is not there at all', async () => {
  const apps = (data: object[]) => answering(Response.json({ data })).fetch
  const check = (fetch: Fetch) => checkSubscription(account, fetch, '1', ['feed', 'messages'])
  expect(await check(apps([{ id: '8' }, { id: '9', subscribed_fields: ['feed', 'messages'] }]))).toEqual([])
  expect(await check(apps([{ id: '9', subscribed_fields: ['feed'] }]))).toEqual([{ code: 'subscription-missing', detail: 'messages' }])
  expect(await check(apps([{ id: '8', subscribed_fields: ['feed'] }]))).toMatchObject([{ code: 'not-subscribed' }])
})

test('the callback of the app is put up when it is missing or ours, and one of another server is left alone and told', async () => {
  const callback = { object: 'page', fields: ['feed'], verifyToken: 'v' } as const
  const present = (url: string, fields = ['feed']) =>
    Response.json({ data: [{ object: 'page', callback_url: url, active: true, fields: fields.map((name) => ({ name })) }] })
  const bringUp = async (answer: Response) => {
    const { asked, fetch } = answering(answer)
    await bringUpCallback(account, fetch, 'https://desk.example/hooks/a', callback)
    return asked.slice(1).map(({ init }) => (JSON.parse(String(init?.body)) as { callback_url: string }).callback_url)
  }
  expect(await bringUp(Response.json({ data: [] }))).toEqual(['https://desk.example/hooks/a'])
  expect(await bringUp(present('https://desk.example/hooks/b'))).toEqual([])
  expect(await bringUp(present('https://desk.example/hooks/b', []))).toEqual(['https://desk.example/hooks/b'])
  expect(await bringUp(present('https://former.example/hooks/a'))).toEqual(['https://desk.example/hooks/a'])
  expect(await bringUp(present('https://other.example/meta'))).toEqual([])
  const check = (answer: Response) => checkCallback(account, answering(answer).fetch, callback)
  expect(await check(present('https://other.example/meta'))).toEqual([
    { code: 'webhook-missing', detail: 'The app sends its events to other.example.' },
  ])
  expect(await check(present('https://desk.example/hooks/b'))).toEqual([])
})

test('the window closes a day after the last word, or seven days for what a person typed', () => {
  const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)
  expect(messagingWindow(ago(23), NOW, 'human').state).toBe('open')
  expect(messagingWindow(ago(24), NOW, 'human')).toEqual({ state: 'human', until: new Date(ago(24).getTime() + 7 * 86_400_000) })
  expect(messagingWindow(ago(168), NOW, 'human')).toEqual({ state: 'closed', until: null })
  expect(messagingWindow(ago(25), NOW, 'template')).toEqual({ state: 'template', until: null })
  expect(messagingWindow(null, NOW, 'closed')).toEqual({ state: 'closed', until: null })
})
