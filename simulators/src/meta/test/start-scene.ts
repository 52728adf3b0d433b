import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startMetaSimulator } from '../simulator.ts'

export type Json = Record<string, unknown>
export type Entry = {
  id: string
  time: number
  changes?: { field: string; value: Json }[]
  messaging?: Json[]
  standby?: Json[]
  field?: string
  value?: Json
}
export type Reply = { status: number; body: Json & { data?: Json[]; error?: Json & { code: number }; id?: string }; headers: Headers }
export type Received = { raw: string; signature: string; body: { object: string; entry: Entry[] } }

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** A receiver of webhooks that shakes hands by its word and answers events with the status its owner chose. */
export async function startReceiver(verifyToken: string) {
  const events: Received[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://here')
    if (request.method === 'GET') {
      const passes = searchParams.get('hub.mode') === 'subscribe' && searchParams.get('hub.verify_token') === verifyToken
      response.statusCode = passes ? 200 : 403
      return response.end(passes ? searchParams.get('hub.challenge') : 'no')
    }
    const raw = await readAll(request)
    const status = answers.shift() ?? 200
    if (status === 200) events.push({ raw, signature: String(request.headers['x-hub-signature-256']), body: JSON.parse(raw) })
    response.statusCode = status
    return response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/meta`,
    events,
    answers,
    changes: () => events.flatMap(({ body }) => body.entry.flatMap((entry) => entry.changes ?? [])),
    messaging: () => events.flatMap(({ body }) => body.entry.flatMap((entry) => entry.messaging ?? [])),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

export const sign = (secret: string, raw: string): string => `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`

/** Waits until a condition holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5))
}

export const PAGE = '104000000000001'
export const ACCOUNT = '17841400000000001'
export const LOGIN_ACCOUNT = '17841400000000002'
export const WABA = '102000000000001'
export const NUMBER = '106000000000001'

/** One Page with a linked Instagram account, another connected by Instagram login, one WhatsApp number, one customer, and short ways to call. */
export async function startScene() {
  const clock = { nowMs: Date.UTC(2026, 10, 21, 12, 0, 0, 250) }
  const simulator = await startMetaSimulator({ now: () => clock.nowMs })
  const closers: (() => Promise<void>)[] = [() => simulator.close()]
  const call = async (method: string, url: string, { body, token = 'token' }: { body?: unknown; token?: string | null } = {}): Promise<Reply> => {
    const isPlain = body !== undefined && !(body instanceof FormData)
    const response = await fetch(url, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(isPlain ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body: isPlain ? JSON.stringify(body) : (body as FormData) }),
    })
    return { status: response.status, body: (await response.json()) as Reply['body'], headers: response.headers }
  }
  const sim = async (method: string, path: string, body?: unknown): Promise<Json & { id: string }> => {
    const { status, body: answer } = await call(method, `${simulator.url}/_sim${path}`, { body, token: null })
    if (status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer as never
  }
  await sim('POST', '/apps', { app_id: '900000000000001', name: 'Desk', app_secret: 'app-secret', instagram_app_secret: 'instagram-secret' })
  await sim('POST', '/pages', { id: PAGE, name: 'Banco Andino', username: 'bancoandino' })
  await sim('POST', '/instagrams', { id: ACCOUNT, username: 'bancoandino.ig', page: PAGE })
  await sim('POST', '/instagrams', { id: LOGIN_ACCOUNT, username: 'andino.seguros', login: 'instagram' })
  await sim('POST', '/wabas', { id: WABA, name: 'Banco Andino' })
  await sim('POST', '/numbers', { id: NUMBER, waba: WABA, display: '+51 900 111 222', name: 'Banco Andino' })
  await sim('POST', '/tokens', { assets: [PAGE, NUMBER], token: 'token' })
  await sim('POST', '/tokens', { assets: [LOGIN_ACCOUNT], token: 'login-token' })
  const lucia = await sim('POST', '/people', { username: 'lucia', name: 'Lucía Ñahui', phone: '51987654321' })
  return {
    clock,
    simulator,
    sim,
    lucia,
    graph: (method: string, path: string, body?: unknown, token?: string) =>
      call(method, `${simulator.url}/v26.0${path}`, { body, ...(token ? { token } : {}) }),
    login: (method: string, path: string, body?: unknown) => call(method, `${simulator.instagramUrl}/v26.0${path}`, { body, token: 'login-token' }),
    call,
    /** A receiver that is told of these assets. */
    async subscribe(assets: string[] = [PAGE, LOGIN_ACCOUNT, NUMBER]) {
      const receiver = await startReceiver('word')
      closers.push(receiver.close)
      await sim('POST', '/subscribe', { url: receiver.url, verify_token: 'word', assets: assets.includes(PAGE) ? [...assets, ACCOUNT] : assets })
      return receiver
    },
    /** The ids by which the Page, the Instagram account and the number know the customer. */
    ids: (person = lucia) => {
      const known = person.known_as as Record<string, string>[]
      const of = (asset: string) => known.find((one) => one.asset === asset) ?? {}
      return { psid: of(PAGE).psid, commenter: of(PAGE).commenter, igsid: of(ACCOUNT).igsid, bsuid: of(NUMBER).user_id }
    },
    async close() {
      for (const close of closers) await close()
    },
  }
}

export type Scene = Awaited<ReturnType<typeof startScene>>
