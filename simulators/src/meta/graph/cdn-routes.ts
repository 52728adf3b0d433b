import type { FastifyInstance } from 'fastify'
import { addressHolds } from '../world/add-file.ts'
import { traceId } from '../world/make-ids.ts'
import type { World } from '../world/world.ts'
import { authenticate } from './authenticate.ts'
import { errorBody, isGraphError } from './errors.ts'

type Asked = { Params: { id: string; key: string }; Querystring: { oe?: string; oh?: string } }

/** Files by signed address: whoever holds it may read until it runs out. WhatsApp's also ask for the token. */
export function addCdnRoutes(server: FastifyInstance, world: World): void {
  for (const [prefix, needsToken] of [
    ['', false],
    ['/whatsapp_business', true],
  ] as const)
    server.get<Asked>(`${prefix}/cdn/:id/:key`, (request, reply) => {
      const file = world.files.get(request.params.id)
      const { oe = '', oh = '' } = request.query
      if (!file || !addressHolds(world, file, request.params.key, oe, oh))
        return reply
          .code(needsToken ? 404 : 403)
          .type('text/plain')
          .send('URL signature expired')
      try {
        const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
        if (needsToken) authenticate(world, 'facebook', token, undefined, 401)
      } catch (error) {
        if (!isGraphError(error)) throw error
        return reply
          .code(401)
          .type('application/json')
          .send(errorBody(error.refusal, traceId(world)))
      }
      return reply.type(file.mime).header('x-content-type-options', 'nosniff').send(file.bytes)
    })
}
