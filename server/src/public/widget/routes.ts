import * as contract from '@atalaya/shared/contract/widget.ts'
import { findVisitorThread, readVisitorThread } from '../../conversations/visitor/read-visitor-thread.ts'
import type { Http } from '../../platform/http.ts'
import type { Platform } from '../../platform/platform.ts'
import { accessChat, accessVisit } from './access-visit.ts'
import { answerPreflights } from './check-origin.ts'
import { serveDemoPage } from './demo/serve-demo-page.ts'
import { threadsOf } from './follow-threads.ts'
import { limitVisitor } from './limit-visitors.ts'
import { mailTranscript } from './mail-transcript.ts'
import { openVisit } from './open-visit.ts'
import { readWidget } from './read-widget.ts'
import { sayMessage } from './say-message.ts'
import { saySignal } from './say-signal.ts'
import { serveWidget } from './serve-widget.ts'
import { shapeWidgetMessage } from './shape-widget-message.ts'
import { streamVisit } from './stream-visit.ts'
import { serveVisitorFiles } from './visitor-files.ts'

/** The doors of the web chat. */
export function widgetRoutes(http: Http, platform: Platform): void {
  answerPreflights(http)
  serveWidget(http)
  serveVisitorFiles(http, platform)
  serveDemoPage(http, platform)
  http.handleOpen(contract.readWidget, async ({ accountId, locale }, context) => {
    limitVisitor(platform, 'settings', context.request.ip, null)
    const account = await accessChat(platform, context, accountId)
    // Whoever walks through the site asks once a minute, not at every page.
    context.reply.header('cache-control', 'private, max-age=60')
    return readWidget(platform, account, locale)
  })
  http.handleOpen(contract.openVisit, async (input, context) => {
    limitVisitor(platform, 'visit', context.request.ip, null)
    return openVisit(platform, await accessChat(platform, context, input.accountId), input)
  })
  http.handleOpen(contract.sendVisitorMessage, async (input, context) => sayMessage(platform, await accessVisit(platform, context, 'message'), input))
  http.handleOpen(contract.readVisitorMessages, async ({ after }, context) => {
    const { account, threadKey } = await accessVisit(platform, context, 'read')
    const thread = await findVisitorThread(platform.db, account.accountId, threadKey)
    if (!thread) return { messages: [], agentTyping: false }
    const { conversationId } = thread
    const messages = await readVisitorThread(platform.db, { conversationId, after: after ? new Date(after) : undefined })
    return { messages: messages.map(shapeWidgetMessage), agentTyping: threadsOf(platform).isTyping(conversationId) }
  })
  http.handleOpen(contract.sayVisitorDoes, async ({ signal }, context) => {
    await saySignal(platform, await accessVisit(platform, context, 'signal'), signal)
    return { done: true as const }
  })
  http.handleOpen(contract.mailTranscript, async ({ email, locale }, context) => {
    const visit = await accessVisit(platform, context, 'transcript')
    await mailTranscript(platform, visit, email, locale ?? 'es')
    return { done: true as const }
  })
  http.raw.get('/widget/live', async (request, reply) => {
    const context = { request, reply }
    await streamVisit(platform, await accessVisit(platform, context, 'read'), context)
  })
}
