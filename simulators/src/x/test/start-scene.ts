import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startXSimulator } from '../simulator.ts'

export type Json = Record<string, unknown>
export type Reply = { status: number; body: Json & { data?: Json & Json[]; errors?: Json[] }; headers: Headers }
export type Received = { raw: string; signature: string; data: Json & { event_type: string; event_uuid: string; payload: Json } }

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** A receiver of webhooks that answers challenges with the secret and events with the status its owner chose. */
export async function startReceiver(secret: string) {
  const events: Received[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const token = new URL(request.url ?? '', 'http://here').searchParams.get('crc_token')
    if (token !== null) {
      const signed = createHmac('sha256', secret).update(token).digest('base64')
      response.setHeader('content-type', 'application/json')
      return response.end(JSON.stringify({ response_token: `sha256=${signed}` }))
    }
    const raw = await readAll(request)
    const status = answers.shift() ?? 200
    if (status === 200) events.push({ raw, signature: String(request.headers['x-twitter-webhooks-signature']), data: JSON.parse(raw).data })
    response.statusCode = status
    return response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/x`,
    events,
    answers,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Waits until a condition holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** A network with one brand and one customer, their keys, and short ways to call it. */
export async function startScene({ tier = 'self-serve' }: { tier?: 'self-serve' | 'enterprise' } = {}) {
  const clock = { nowMs: Date.UTC(2026, 10, 21, 12, 0, 0, 250) }
  const simulator = await startXSimulator({ port: 0, now: () => clock.nowMs })
  const closers: (() => Promise<void>)[] = [() => simulator.close()]
  const call = async (
    method: string,
    path: string,
    { body, token, form }: { body?: unknown; token?: string | undefined; form?: Record<string, string> } = {},
  ): Promise<Reply> => {
    const response = await fetch(simulator.url + path, {
      method,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(form ? { body: new URLSearchParams(form) } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Reply['body'], headers: response.headers }
  }
  const sim = async (method: string, path: string, body?: unknown): Promise<Json & { id: string }> =>
    (await call(method, `/_sim${path}`, { body })).body as never
  const app = await sim('POST', '/apps', {
    name: 'Desk',
    tier,
    consumer_secret: 'consumer-secret',
    client_id: 'client',
    client_secret: 'client-secret',
    bearer_token: 'app-token',
  })
  const brand = await sim('POST', '/users', { username: 'MiradorBank', name: 'Mirador', brand: true })
  const customer = await sim('POST', '/users', { username: 'lucia', name: 'Lucía' })
  await sim('POST', `/users/${brand.id}/tokens`, { access_token: 'brand-token', refresh_token: 'brand-refresh', expires_in: 7200 })
  return {
    clock,
    simulator,
    call,
    sim,
    app,
    brand,
    customer,
    as: (method: string, path: string, body?: unknown) => call(method, path, { body, token: 'brand-token' }),
    asApp: (method: string, path: string, body?: unknown) => call(method, path, { body, token: 'app-token' }),
    /** A receiver registered as a webhook and subscribed to kinds of events of the brand. */
    async subscribe(eventTypes: string[]) {
      const receiver = await startReceiver('consumer-secret')
      closers.push(receiver.close)
      const webhook = await call('POST', '/2/webhooks', { body: { url: receiver.url }, token: 'app-token' })
      const webhookId = String(webhook.body.data?.id)
      for (const eventType of eventTypes) {
        const body = { event_type: eventType, filter: { user_id: brand.id }, webhook_id: webhookId, tag: 'desk' }
        await call('POST', '/2/activity/subscriptions', { body, token: 'app-token' })
      }
      return { ...receiver, webhookId }
    },
    async close() {
      for (const close of closers) await close()
    },
  }
}

export type Scene = Awaited<ReturnType<typeof startScene>>
