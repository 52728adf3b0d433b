import { AppError } from '../../platform/errors.ts'
import type { Context, Http } from '../../platform/http.ts'

/**
 * Lets pages of other origins read our answers to the widget, each by its own name and never with cookies. Which of them may use an
 * account is judged by `checkOrigin`, once the account is known.
 */
export function answerPreflights(http: Http): void {
  http.raw.addHook('onRequest', async ({ url, headers: { origin } }, reply) => {
    if (!url.startsWith('/widget/')) return
    reply.header('vary', 'Origin')
    if (origin) reply.header('access-control-allow-origin', origin)
  })
  http.raw.options('/widget/*', async (_request, reply) =>
    reply
      .status(204)
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'Authorization, Content-Type')
      .header('access-control-max-age', '7200')
      .send(),
  )
}

/**
 * Refuses a page whose origin the account does not list and that is not ours. Browsers name the origin in every request that a page of
 * another origin may read the answer of; what names none is no such page.
 */
export function checkOrigin({ request, reply }: Context, allowed: readonly string[]): void {
  const { origin, host } = request.headers
  if (!origin || allowed.includes(origin) || URL.parse(origin)?.host === host) return
  reply.removeHeader('access-control-allow-origin')
  throw new AppError('forbidden', 'origin/refused', 'This site is not on the list of those that may carry this chat.')
}
