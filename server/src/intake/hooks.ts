import { acceptorOf } from '../accounts/accept-events.ts'
import { openAccount } from '../accounts/open-account.ts'
import type { RawRequest } from '../connectors/channel.ts'
import { AppError } from '../platform/errors.ts'
import type { Http } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { publicUrl } from '../platform/platform.ts'

const BODY_LIMIT = 4 * 1024 * 1024
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Networks call here. Signature first, on the raw bytes; then the event is stored as it came; then 200, and nothing else: what it means
 * is found out afterwards, so that a mistake in a parser loses nothing.
 */
export function serveHooks({ raw }: Http, platform: Platform): void {
  raw.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body))
    scope.route<{ Params: { accountId: string }; Body: Buffer | undefined; Querystring: Record<string, string> }>({
      method: ['GET', 'POST'],
      url: '/hooks/:accountId',
      bodyLimit: BODY_LIMIT,
      async handler(request, reply) {
        const { accountId } = request.params
        if (!UUID.test(accountId)) throw new AppError('not_found', 'account/unknown', 'No such account.')
        const account = await openAccount(platform, accountId)
        if (account.row.removed_at) throw new AppError('not_found', 'account/unknown', 'No such account.')
        const received: RawRequest = {
          method: request.method,
          url: publicUrl(platform.config) + request.url,
          query: request.query,
          headers: request.headers as Record<string, string | undefined>,
          body: request.body ?? Buffer.alloc(0),
        }
        const answer = account.connector.handshake?.(received, account)
        if (answer) return reply.status(answer.status).type(answer.contentType).send(answer.body)
        if (request.method === 'GET' || !account.connector.verify(received, account, platform.clock.now()))
          throw new AppError('forbidden', 'hook/unsigned', 'The signature is missing or wrong.')
        const body = received.body.toString('utf8')
        await acceptorOf(platform).accept({ accountId, lane: account.row.lane, channel: account.channel }, 'webhook', [
          { key: account.connector.eventKey(body), body },
        ])
        return reply.status(200).send('')
      },
    })
  })
}
