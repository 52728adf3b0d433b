import { acceptorOf } from '../accounts/accept-events.ts'
import { addressedAccounts } from '../accounts/addressed-accounts.ts'
import { type OpenAccount, openAccount } from '../accounts/open-account.ts'
import type { Connector, RawRequest } from '../connectors/channel.ts'
import { AppError } from '../platform/errors.ts'
import type { Http } from '../platform/http.ts'
import { isId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { publicUrl } from '../platform/platform.ts'

const BODY_LIMIT = 4 * 1024 * 1024

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
        if (!isId(accountId)) throw new AppError('not_found', 'account/unknown', 'No such account.')
        const account = await openAccount(platform, accountId)
        const received: RawRequest = {
          method: request.method,
          url: publicUrl(platform.config) + request.url,
          query: request.query,
          headers: request.headers as Record<string, string | undefined>,
          body: request.body ?? Buffer.alloc(0),
        }
        const answer = account.row.removed_at ? null : account.connector.handshake?.(received, account)
        if (answer) return reply.status(answer.status).type(answer.contentType).send(answer.body)
        const body = received.body.toString('utf8')
        const believing = request.method === 'GET' ? [] : await whoBelieves(platform, account, received, body)
        if (believing.length === 0 && account.row.removed_at) throw new AppError('not_found', 'account/unknown', 'No such account.')
        if (believing.length === 0) throw new AppError('forbidden', 'hook/unsigned', 'The signature is missing or wrong.')
        await Promise.all(
          believing.map(({ accountId, row, channel, connector }) =>
            acceptorOf(platform).accept({ accountId, lane: row.lane, channel }, 'webhook', [{ key: connector.eventKey(body), body }]),
          ),
        )
        return reply.status(200).send('')
      },
    })
  })
}

/**
 * The accounts whose own secrets verify the request, among the one called and those that the body names: a network has one address for all
 * that an app serves. The one called keeps what is its own and what is nobody's.
 */
async function whoBelieves(platform: Platform, called: OpenAccount, received: RawRequest, body: string): Promise<OpenAccount[]> {
  const believes = (account: OpenAccount) => !account.row.removed_at && account.connector.verify(received, account, platform.clock.now())
  const { connector } = called
  if (!connector.addressees) return believes(called) ? [called] : []
  const { accounts, unknown } = await addressedAccounts(platform, namedIn(connector, body))
  const others = accounts.filter((account) => account.accountId !== called.accountId && account.connector.addressees && believes(account))
  const isMeant = unknown.length > 0 || accounts.length === 0 || accounts.some((account) => account.accountId === called.accountId)
  // Where what is meant for another is not believed by it, the one called keeps it: it is parked or read there, and not lost.
  const keepsAll = others.length < accounts.filter((account) => account.accountId !== called.accountId).length
  return (isMeant || keepsAll) && believes(called) ? [called, ...others] : others
}

function namedIn(connector: Connector, body: string): string[] {
  try {
    return connector.addressees?.(body) ?? []
  } catch {
    return []
  }
}
