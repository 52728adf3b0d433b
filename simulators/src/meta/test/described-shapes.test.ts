import { existsSync, readFileSync } from 'node:fs'
import Fastify from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { NUMBER, type Scene, startScene, WABA } from './start-scene.ts'

/** The network's own description, beside the repository when there is one. */
const description = new URL('../../../../../shared/specs/meta.json', import.meta.url)
type Described = { content?: Record<string, { schema: object }>; $ref?: string }
type Operation = { responses: Record<string, Described> }
type Spec = { components: { responses: Record<string, Described> }; paths: Record<string, Record<string, Operation>> }

/** Says what in an answer differs from the described one of a path. Its description of webhooks is that of messages to send, so those are not held to it. */
function createChecker() {
  const spec = JSON.parse(readFileSync(description, 'utf8')) as Spec
  const options = { strict: false, validateFormats: false, coerceTypes: false, removeAdditional: false, useDefaults: false } as const
  const checker = Fastify({ ajv: { customOptions: options } })
  const whole = (described: Described): Described => spec.components.responses[described.$ref?.split('/').pop() ?? ''] ?? described
  checker.post<{ Querystring: { path: string; method: string } }>('/', (request) => {
    const { path, method } = request.query
    const operation = spec.paths[path]?.[method]
    const described = operation && whole(operation.responses['200'] ?? {})
    const schema = described?.content?.['application/json']?.schema
    if (!schema) return [`${method} ${path} has no described answer`]
    const validate = request.compileValidationSchema({ ...schema, components: spec.components })
    validate(request.body)
    return validate.errors ?? []
  })
  return async (body: unknown, method: string, path: string): Promise<unknown> =>
    (await checker.inject({ method: 'POST', url: '/', query: { path, method }, payload: body as object })).json()
}

describe.skipIf(!existsSync(description))('against the official description', () => {
  let scene: Scene
  afterEach(() => scene.close())

  test('answers of WhatsApp have the described shapes', async () => {
    const differences = createChecker()
    scene = await startScene()
    await scene.sim('POST', '/templates', { waba: WABA, name: 'caso' })
    await scene.sim('POST', '/messages', { asset: NUMBER, as: 'lucia', files: [{ mime: 'image/jpeg' }] })
    await scene.sim('POST', '/subscribe', { url: (await scene.subscribe()).url, verify_token: 'word', assets: [NUMBER] })
    const body = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '51987654321', type: 'text', text: { body: 'a' } }
    const checked: [unknown, string, string][] = [
      [(await scene.graph('POST', `/${NUMBER}/messages`, body)).body, 'post', '{Phone-Number-ID}/messages'],
      [(await scene.graph('GET', `/${WABA}/message_templates`)).body, 'get', '{WABA-ID}/message_templates'],
      [(await scene.graph('GET', `/${WABA}/subscribed_apps`)).body, 'get', '{WABA-ID}/subscribed_apps'],
      [(await scene.graph('GET', `/${WABA}`)).body, 'get', '{WABA-ID}'],
      [(await scene.graph('GET', `/${NUMBER}`)).body, 'get', '{Phone-Number-ID}'],
    ]
    for (const [answer, method, path] of checked) expect([path, await differences(answer, method, `/{Version}/${path}`)]).toEqual([path, []])
    expect(await differences({ messages: 'none' }, 'post', '/{Version}/{Phone-Number-ID}/messages')).not.toEqual([])
  })
})
