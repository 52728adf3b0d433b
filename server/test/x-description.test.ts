import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { x } from '../src/connectors/x/connector.ts'
import { SAMPLES } from './connector-samples.ts'
import { fetchBy } from './plain-fetch.ts'

const description = new URL('../../../shared/specs/x.json', import.meta.url)

interface Description {
  paths: Record<
    string,
    Record<string, { parameters?: { name?: string; $ref?: string }[]; requestBody?: { content: Record<string, { schema: { $ref?: string } }> } }>
  >
  components: { schemas: Record<string, { properties?: Record<string, unknown> }>; parameters: Record<string, { name: string }> }
}

/** Called by its other name in the description than on the wire. */
const WIRE_NAMES = new Map([['tweet.fields', 'post.fields']])

test.skipIf(!existsSync(description))(
  'the connector calls only what the official description knows, with parameters and fields it knows',
  async () => {
    const spec = JSON.parse(readFileSync(description, 'utf8')) as Description
    const strange: string[] = []
    const called = new Set<string>()

    function compare(address: string, init: RequestInit): void {
      const url = new URL(address)
      const fits = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`).test(url.pathname)
      const path = Object.keys(spec.paths).find((one) => fits(one) && spec.paths[one]?.[init.method?.toLowerCase() ?? 'get'])
      if (!path) return void strange.push(`${init.method} ${url.pathname}`)
      called.add(path)
      const operation = spec.paths[path]![init.method!.toLowerCase()]!
      const known = new Set((operation.parameters ?? []).map((one) => one.name ?? spec.components.parameters[one.$ref!.split('/').at(-1)!]?.name))
      for (const name of url.searchParams.keys()) if (!known.has(WIRE_NAMES.get(name) ?? name)) strange.push(`${path}?${name}`)
      if (typeof init.body !== 'string') return
      const schema = spec.components.schemas[operation.requestBody!.content['application/json']!.schema.$ref!.split('/').at(-1)!]
      for (const name of Object.keys(JSON.parse(init.body) as object)) if (!schema?.properties?.[name]) strange.push(`${path} ${name}`)
    }

    const farEnd = await SAMPLES.x!.farEnd!()
    try {
      const watched = fetchBy((url, init = {}) => {
        if (!url.includes('oauth2')) compare(url, init)
        return fetch(url, init)
      })
      const secrets = { ...(farEnd.account.secrets as object), bearerToken: 'unknown' }
      const account = { ...farEnd.account, settings: x.settings.parse(farEnd.account.settings), secrets: x.secrets.parse(farEnd.account.secrets) }
      const target = { providerId: farEnd.messageId, authorKey: farEnd.customerKey, visibility: 'public' as const }
      const bytes = new Uint8Array(10)
      const files = [{ name: 'a.png', mime: 'image/png', size: 10, read: async () => bytes }]
      const recipient = { key: farEnd.customerKey, handle: null }
      for (const visibility of ['public', 'private'] as const) {
        const said = { lastContactAt: null, byPerson: true, replyToProviderId: target.providerId }
        const outbound = { messageId: 'm', threadKey: 't', visibility, recipient, text: 'Hola', files, ...said }
        await x.send(account, { ...outbound, asQuote: false }, watched)
        if (visibility === 'public') await x.send(account, { ...outbound, text: 'Miren', asQuote: true }, watched)
      }
      for (const action of ['like', 'unlike', 'hide', 'unhide', 'block', 'unblock'] as const) await x.act!(account, action, target, watched)
      await x.poll!(account, { mentions: '1', dms: '1' }, watched)
      await x.check(account, watched)
      await x.subscribe!({ ...account, secrets: x.secrets.parse(secrets) }, 'http://127.0.0.1/hooks/a', watched).catch(() => undefined)
      await x.unsubscribe!({ ...account, secrets: x.secrets.parse(secrets) }, 'http://127.0.0.1/hooks/a', watched).catch(() => undefined)
    } finally {
      await farEnd.close()
    }
    expect(strange).toEqual([])
    expect(called.size).toBeGreaterThan(10)
  },
)
