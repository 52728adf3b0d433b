import { sql } from 'kysely'
import { z } from 'zod'
import { unknownFile } from '../../files/read-file-of.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import type { Http } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { fetchPicture, pictureName } from './fetch-picture.ts'

/**
 * GET /api/pictures?of=<address>: the picture of somebody's profile, from us and not from their network, which so does not learn who looks
 * at whom and from where. Only addresses that a contact, an account of ours or a post it was written to about has.
 */
export function servePictures(http: Http, platform: Platform): void {
  http.raw.get('/api/pictures', async (request, reply) => {
    const caller = await http.callerOf(request)
    const query = z.strictObject({ of: z.url({ protocol: /^https?$/ }).max(2000) }).safeParse(request.query)
    if (!query.success || !(await maySeePicture(platform.db, caller, query.data.of))) throw unknownFile()
    reply.header('cache-control', 'private, max-age=600')
    const pictureId = await fetchPicture(platform, query.data.of)
    if (pictureId === null) throw unknownFile()
    const bytes = await platform.files.get(pictureName(pictureId))
    return reply
      .headers({
        'content-type': 'image/webp',
        'content-security-policy': "sandbox; default-src 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, max-age=86400',
      })
      .send(bytes)
  })
}

/** Whether it is the picture of a contact or of an account, and the caller may read about those. */
async function maySeePicture(db: Reader, { permissions }: Caller, address: string): Promise<boolean> {
  const { rows } = await sql<{ contact: boolean; account: boolean; topic: boolean }>`select
    exists (select 1 from identities where picture_url = ${address}) as contact,
    exists (select 1 from accounts where picture_url = ${address}) as account,
    exists (select 1 from account_topics where picture_url = ${address}) as topic`.execute(db)
  const [found] = rows
  return (
    (found?.contact === true && (permissions.has('contact.read') || permissions.has('case.read'))) ||
    (found?.account === true && permissions.has('account.read')) ||
    (found?.topic === true && permissions.has('case.read'))
  )
}
