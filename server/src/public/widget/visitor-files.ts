import { z } from 'zod'
import { findVisitorThread, isFileOfThread } from '../../conversations/visitor/read-visitor-thread.ts'
import { answerFile } from '../../files/answer-file.ts'
import { readFileOf, unknownFile } from '../../files/read-file-of.ts'
import { handleUpload } from '../../files/receive-file.ts'
import type { Context, Http } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { accessVisit, type Visit } from './access-visit.ts'

/** Lets visitors bring files of the kinds the chat takes, and see those of their own conversation and no others. */
export function serveVisitorFiles(http: Http, platform: Platform): void {
  handleUpload(http, platform, '/widget/files', async (context) => {
    const { account, visitorId } = await accessVisit(platform, context, 'file')
    const { maxBytes, mimes } = account.connector.limits('private', account.settings).files
    return { createdBy: `visitor:${visitorId}`, maxBytes, mimes }
  })
  http.raw.get('/widget/files/:fileId', (request, reply) => answerVisitor(platform, { request, reply }, false))
  http.raw.get('/widget/files/:fileId/preview', (request, reply) => answerVisitor(platform, { request, reply }, true))
}

async function answerVisitor(platform: Platform, context: Context, preview: boolean): Promise<unknown> {
  const visit = await accessVisit(platform, context, 'view')
  const params = z.object({ fileId: z.uuid() }).safeParse(context.request.params)
  if (!params.success) throw unknownFile()
  const file = await readFileOf(platform, params.data.fileId)
  if (file.created_by !== `visitor:${visit.visitorId}` && !(await isOfVisit(platform, visit, file.id))) throw unknownFile()
  return answerFile(context, file, { preview, embeddedBy: 'cross-origin' })
}

async function isOfVisit({ db }: Platform, { account, threadKey }: Visit, fileId: string): Promise<boolean> {
  const thread = await findVisitorThread(db, account.accountId, threadKey)
  return thread !== undefined && isFileOfThread(db, thread.conversationId, fileId)
}
