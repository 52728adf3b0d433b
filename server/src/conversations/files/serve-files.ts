import { sql } from 'kysely'
import { z } from 'zod'
import { answerFile } from '../../files/answer-file.ts'
import { type KeptFile, readFileOf, unknownFile } from '../../files/read-file-of.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Reader } from '../../platform/db.ts'
import type { Http } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { messageScope } from '../conversation-scope.ts'

/** GET /api/files/:fileId and its preview, for those who may see it. */
export function serveFiles(http: Http, platform: Platform): void {
  for (const [path, preview] of [
    ['/api/files/:fileId', false],
    ['/api/files/:fileId/preview', true],
  ] as const) {
    http.raw.get(path, async (request, reply) => {
      const caller = await http.callerOf(request)
      const params = z.object({ fileId: z.uuid() }).safeParse(request.params)
      if (!params.success) throw unknownFile()
      const file = await readFileOf(platform, params.data.fileId)
      if (!(await maySeeFile(platform.db, caller, file))) throw unknownFile()
      return answerFile({ request, reply }, file, { preview, embeddedBy: 'same-origin' })
    })
  }
}

/** Whether the caller brought it, may see a message it came with, or may bring customers in and it is a list of them. */
async function maySeeFile(db: Reader, caller: Caller, { id, created_by }: KeptFile): Promise<boolean> {
  if (created_by === `${caller.kind}:${caller.id}`) return true
  const { rows } = await sql<{ attached: boolean; listed: boolean }>`select
    exists (select 1 from attachments a join messages m on m.id = a.message_id join conversations v on v.id = m.conversation_id
      where a.file_id = ${id} and ${messageScope(caller)}) as attached,
    exists (select 1 from customer_imports i where i.file_id = ${id}) as listed`.execute(db)
  const [found] = rows
  return (found?.attached === true && caller.permissions.has('case.read')) || (found?.listed === true && caller.permissions.has('customer.import'))
}
