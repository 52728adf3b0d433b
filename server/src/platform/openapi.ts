import type { Endpoint } from '@atalaya/shared/contract/endpoint.ts'
import { z } from 'zod'

type Json = Record<string, unknown>

const ERROR = {
  type: 'object',
  required: ['code', 'message', 'requestId'],
  properties: { code: { type: 'string' }, message: { type: 'string' }, requestId: { type: 'string' }, details: { type: 'object' } },
}
const REFUSALS: Record<string, string> = {
  400: 'The request is not of the contract.',
  401: 'Nobody is signed in.',
  403: 'The permission is missing.',
  404: 'There is no such thing, or the caller may not know of it.',
  409: 'It does not fit the state of things.',
  413: 'Too large.',
  415: 'The body is not JSON.',
  429: 'Too many requests.',
  503: 'The database is away; try again.',
}

/** The OpenAPI 3.1 description of the routes that are served, made from the contract. */
export function describeApi(endpoints: readonly Endpoint[], server: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describe(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Atalaya', version: '1', description: 'The public API. The desk uses nothing else.' },
    servers: [{ url: server }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'atalaya.session_token' },
        key: { type: 'http', scheme: 'bearer' },
        visitor: { type: 'apiKey', in: 'header', name: 'authorization' },
      },
      schemas: { Error: ERROR },
    },
  }
}

function describe({ method, path, door, summary, input, reply }: Endpoint): Json {
  const schema = toSchema(input, 'input')
  const properties = (schema.properties ?? {}) as Record<string, Json>
  const required = new Set((schema.required as string[] | undefined) ?? [])
  const inPath = new Set([...path.matchAll(/:(\w+)/g)].map(([, name]) => name!))
  const inQuery = method === 'GET' || method === 'DELETE'
  const parameters = Object.entries(properties)
    .filter(([name]) => inPath.has(name) || inQuery)
    .map(([name, shape]) => ({ name, in: inPath.has(name) ? 'path' : 'query', required: inPath.has(name) || required.has(name), schema: shape }))
  const body = Object.entries(properties).filter(([name]) => !inPath.has(name))
  const refusals = Object.entries(REFUSALS).map(([status, description]) => [
    status,
    { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
  ])
  return {
    operationId: `${method.toLowerCase()}_${path.replace(/\W+/g, '_').replace(/^_|_$/g, '')}`,
    tags: [path.split('/')[2] ?? 'api'],
    summary,
    'x-door': door,
    security: door === 'anyone' ? [] : door === 'visitor' ? [{ visitor: [] }] : [{ session: [] }, { key: [] }],
    parameters: [
      ...parameters,
      ...(method === 'POST' ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 100 } }] : []),
    ],
    ...(!inQuery &&
      body.length > 0 && {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { ...schema, properties: Object.fromEntries(body), required: [...required].filter((name) => !inPath.has(name)) },
            },
          },
        },
      }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: toSchema(reply, 'output') } } },
      ...Object.fromEntries(refusals),
    },
  }
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json
  return rest
}
