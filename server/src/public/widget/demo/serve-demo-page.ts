import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import type { Http } from '../../../platform/http.ts'
import type { Platform } from '../../../platform/platform.ts'
import { accessChat } from '../access-visit.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"

/** A page of a bank that does not exist, carrying the chat of an account as any company's page would: for trying it out. */
export function serveDemoPage(http: Http, platform: Platform): void {
  const page = read('page.html')
  const style = read('page.css')
  http.raw.get('/widget/demo/page.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(style),
  )
  http.raw.get('/widget/demo/:accountId', async (request, reply) => {
    const params = z.object({ accountId: z.uuid() }).safeParse(request.params)
    if (!params.success) throw new AppError('not_found', 'account/unknown', 'No such account.')
    const { accountId } = await accessChat(platform, { request, reply }, params.data.accountId)
    return reply
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replace('__ACCOUNT__', accountId))
  })
}
