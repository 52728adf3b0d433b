import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import type { Http } from './http.ts'
import { describeApi } from './openapi.ts'
import { type Platform, publicUrl } from './platform.ts'

interface Operation {
  summary: string
  'x-door': string
  parameters: { name: string; in: string; required: boolean; schema: unknown }[]
  requestBody?: { content: { 'application/json': { schema: unknown } } }
  responses: Record<string, { content?: { 'application/json': { schema: unknown } } }>
}

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}code,pre{font:14px/1.45 ui-monospace,monospace}
h2{margin-top:3rem;text-transform:capitalize}summary{cursor:pointer;padding:.5rem 0}details{border-top:1px solid light-dark(#ddd,#444)}pre{overflow:auto;padding:1rem;background:light-dark(#f4f5f5,#1c2020);border-radius:8px}
b{display:inline-block;min-width:4.5rem;color:light-dark(#0b6b60,#5fc9bb)}small{opacity:.75}`

/** GET /api/openapi.json, and GET /api/docs: the same to be read by a person, without script. */
export function serveReference(http: Http, platform: Platform): void {
  // Made when first asked for, and once: anyone may ask.
  const once = new Map<string, string>()
  const keep = (name: string, make: () => string) => {
    const text = once.get(name) ?? make()
    once.set(name, text)
    return text
  }
  http.raw.get('/api/openapi.json', async (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .send(keep('openapi', () => JSON.stringify(describeApi(http.endpoints, publicUrl(platform.config))))),
  )
  http.raw.get('/api/docs', async (_request, reply) =>
    reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .type('text/html; charset=utf-8')
      .send(keep('docs', () => print(http.endpoints, publicUrl(platform.config)))),
  )
}

function print(endpoints: readonly Endpoint[], server: string): string {
  const { paths } = describeApi(endpoints, server) as { paths: Record<string, Record<string, Operation>> }
  const all = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  const groups = [...Map.groupBy(all, ({ path }) => path.split('/')[2] ?? '')].sort(([a], [b]) => a.localeCompare(b))
  const body = groups.map(([name, list]) => `<h2 id="${safe(name)}">${safe(name)}</h2>${list.map(printOperation).join('')}`).join('')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Atalaya API</title><style>${STYLE}</style>
<h1>Atalaya API</h1><p>Sign in with a session, or send <code>Authorization: Bearer atl_…</code>. Every POST takes an <code>Idempotency-Key</code>. Machine-readable: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>${body}</html>`
}

function printOperation({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const reply = operation.responses['200']?.content?.['application/json'].schema
  const parameters = operation.parameters
    .map(({ name, in: place, required, schema }) => `${name} (${place}${required ? ', required' : ''}): ${JSON.stringify(schema)}`)
    .join('\n')
  const part = (title: string, text: string) => (text ? `<h4>${title}</h4><pre>${safe(text)}</pre>` : '')
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${safe(path)}</code><br>${safe(operation.summary)} <small>${safe(operation['x-door'])}</small></summary>${part('Parameters', parameters)}${part('Body', operation.requestBody ? JSON.stringify(operation.requestBody.content['application/json'].schema, null, 2) : '')}${part('Reply', JSON.stringify(reply, null, 2))}</details>`
}

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
