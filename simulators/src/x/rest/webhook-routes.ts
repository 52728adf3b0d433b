import { performCrc } from '../push/crc.ts'
import type { Deliverer } from '../push/deliver.ts'
import type { Webhook, World } from '../world/world.ts'
import { type Answer, addEndpoint, type Call, type RestKit } from './endpoint.ts'
import { invalidRequest, notFound, problem } from './problems.ts'
import { wireTime } from './shape-user.ts'

const MOST_WEBHOOKS = 5
const LOOPBACK = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

const shapeWebhook = (webhook: Webhook) => ({
  id: webhook.webhookId,
  url: webhook.url,
  valid: webhook.valid,
  created_at: wireTime(webhook.createdAtMs),
})

const refused = (name: string, detail: string) =>
  problem(400, 'Invalid Request', `${name}: ${detail}`, 'invalid-request', { errors: [{ message: `${name}: ${detail}` }] })

/** Challenges the address again; the webhook is valid exactly when it passed. */
export async function checkWebhook(world: World, webhook: Webhook): Promise<string | undefined> {
  const secret = world.apps.get(webhook.appId)?.consumerSecret ?? ''
  const result = await performCrc(webhook.url, secret)
  webhook.valid = result.passed
  return result.passed ? undefined : result.reason
}

/** This network never leaves the machine, so it takes loopback addresses only, with or without TLS and port. */
function checkUrl(url: unknown): string {
  const parsed = typeof url === 'string' && url.length <= 200 && URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !/^https?:$/.test(parsed.protocol) || !LOOPBACK.test(parsed.hostname))
    throw refused('UrlValidationFailed', 'The URL must be an address of this machine')
  return String(url)
}

async function create(kit: RestKit, call: Call): Promise<Answer> {
  const url = checkUrl(call.body.url)
  const own = [...kit.world.webhooks.values()].filter((webhook) => webhook.appId === call.app.appId)
  if (own.some((webhook) => webhook.url === url)) throw refused('DuplicateUrlFailed', 'A webhook with this URL exists already')
  if (own.length >= MOST_WEBHOOKS) throw refused('WebhookLimitExceeded', `At most ${MOST_WEBHOOKS} webhooks`)
  const result = await performCrc(url, call.app.consumerSecret)
  if (!result.passed) throw refused('CrcValidationFailed', result.reason)
  const webhook: Webhook = { webhookId: kit.world.nextId(), appId: call.app.appId, url, valid: true, createdAtMs: kit.world.now() }
  kit.world.webhooks.set(webhook.webhookId, webhook)
  return { body: { data: shapeWebhook(webhook) } }
}

const ownWebhook = (world: World, call: Call, webhookId: string): Webhook => {
  const webhook = world.webhooks.get(webhookId)
  if (webhook?.appId !== call.app.appId) throw notFound('webhook', 'webhook_id', webhookId)
  return webhook
}

/** yyyymmddHHMM in universal time. */
function readMinute(call: Call, key: string): number {
  const given = String(call.body[key] ?? '')
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(given)
  if (!parts) throw invalidRequest(key, given, `$.${key}: does not match the regex pattern ^[0-9]{12}$`)
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts.slice(1).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute)
}

function replay(kit: RestKit, deliverer: Deliverer, call: Call): Answer {
  const webhook = ownWebhook(kit.world, call, String(call.body.webhook_id ?? ''))
  const [fromMs, toMs] = [readMinute(call, 'from_date'), readMinute(call, 'to_date')]
  if (fromMs >= toMs) throw invalidRequest('from_date', call.body.from_date, '`from_date` must be before `to_date`')
  deliverer.replay(webhook.webhookId, fromMs, toMs)
  return { body: { data: { job_id: kit.world.nextId(), created_at: wireTime(kit.world.now()) } } }
}

/** Webhooks: register, list, check again, remove, replay. */
export function addWebhookRoutes(kit: RestKit, deliverer: Deliverer): void {
  const { world } = kit
  addEndpoint(kit, { method: 'POST', url: '/2/webhooks', needs: 'either', handle: (call) => create(kit, call) })
  addEndpoint(kit, {
    method: 'GET',
    url: '/2/webhooks',
    needs: 'either',
    handle: (call) => {
      const data = [...world.webhooks.values()].filter((webhook) => webhook.appId === call.app.appId).map(shapeWebhook)
      return { body: { ...(data.length ? { data } : {}), meta: { result_count: data.length } } }
    },
  })
  addEndpoint(kit, {
    method: 'PUT',
    url: '/2/webhooks/:webhook_id',
    needs: 'either',
    handle: async (call) => {
      const webhook = ownWebhook(world, call, call.params.webhook_id ?? '')
      const reason = await checkWebhook(world, webhook)
      if (reason !== undefined) throw refused('CrcValidationFailed', reason)
      return { body: { data: { valid: true } } }
    },
  })
  addEndpoint(kit, {
    method: 'DELETE',
    url: '/2/webhooks/:webhook_id',
    needs: 'either',
    handle: (call) => ({ body: { data: { deleted: world.webhooks.delete(ownWebhook(world, call, call.params.webhook_id ?? '').webhookId) } } }),
  })
  addEndpoint(kit, { method: 'POST', url: '/2/webhooks/replay', needs: 'app', handle: (call) => replay(kit, deliverer, call) })
}
