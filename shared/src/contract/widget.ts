import { z } from 'zod'
import { Id, Locale, When } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What the widget shows before anyone writes. `accountId` is in the tag on the company's page. */
export const WidgetSettings = z.object({
  name: z.string(),
  pictureUrl: z.string().nullable(),
  accent: z.string(),
  greeting: z.string(),
  locale: Locale,
  preChat: z.array(z.object({ name: z.enum(['name', 'email', 'phone', 'topic']), required: z.boolean() })),
  files: z.object({ maxBytes: z.number(), mimes: z.array(z.string()) }),
  maxLength: z.number(),
  transcript: z.boolean(),
  answersIn: z.enum(['minutes', 'hours', 'day']),
  /** Whether somebody is there to answer now. */
  available: z.boolean(),
})
export type WidgetSettings = z.infer<typeof WidgetSettings>
export const readWidget = endpoint('GET', '/widget/:accountId/settings', {
  door: 'anyone',
  summary: 'The look of the web chat. Only for pages of allowed origins.',
  input: z.strictObject({ accountId: Id, locale: Locale.optional() }),
  reply: WidgetSettings,
})

/**
 * A visitor's token is proof of who they are; the page keeps it. `identity` is signed by the company's own site (HMAC-SHA256 of externalId,
 * hex); a token that was given to an identity is renewed only together with it, so that signing out of the site ends the visit.
 */
export const openVisit = endpoint('POST', '/widget/:accountId/visits', {
  door: 'anyone',
  summary: 'Begins or resumes a visit; a token that is given back is renewed.',
  input: z.strictObject({
    accountId: Id,
    token: z.string().max(500).optional(),
    identity: z
      .strictObject({
        externalId: z.string().min(1).max(200),
        hash: z.string().max(200),
      })
      .optional(),
  }),
  reply: z.object({ token: z.string(), visitorId: Id, identified: z.boolean(), resumed: z.boolean() }),
})
export const WidgetMessage = z.object({
  messageId: Id,
  from: z.enum(['visitor', 'agent']),
  author: z.string().nullable(),
  text: z.string(),
  at: When,
  /** Of the visitor's own: `delivered` once it is on the agents' desk, `read` once one of them saw it. */
  state: z.enum(['sent', 'delivered', 'read']),
  deleted: z.boolean(),
  files: z.array(z.object({ name: z.string(), mime: z.string(), size: z.number(), url: z.string(), previewUrl: z.string().nullable() })),
})
export type WidgetMessage = z.infer<typeof WidgetMessage>
export const sendVisitorMessage = endpoint('POST', '/widget/messages', {
  door: 'visitor',
  summary: 'Says something. The message id is the widget’s own: a repeat is the same message.',
  input: z.strictObject({
    messageId: Id,
    text: z.string().max(4000),
    fileIds: z.array(Id).max(5).default([]),
    form: z
      .strictObject({
        name: z.string().max(120).optional(),
        email: z.email().max(254).optional(),
        phone: z.string().max(30).optional(),
        topic: z.string().max(120).optional(),
      })
      .optional(),
    locale: Locale.optional(),
    /** The page they write from. */
    page: z.string().max(500).optional(),
  }),
  reply: z.object({ messageId: Id, at: When }),
})
export const readVisitorMessages = endpoint('GET', '/widget/messages', {
  door: 'visitor',
  summary: 'The visitor’s messages and the answers, oldest first, the last 100 or those after a moment.',
  input: z.strictObject({ after: When.optional() }),
  reply: z.object({ messages: z.array(WidgetMessage), agentTyping: z.boolean() }),
})
export const sayVisitorDoes = endpoint('POST', '/widget/signals', {
  door: 'visitor',
  summary: 'The visitor is typing, has been brought everything, or has read it.',
  input: z.strictObject({ signal: z.enum(['typing', 'delivered', 'read']) }),
  reply: z.object({ done: z.literal(true) }),
})
export const mailTranscript = endpoint('POST', '/widget/transcript', {
  door: 'visitor',
  summary: 'Mails the conversation to the visitor, once somebody has answered it.',
  input: z.strictObject({ email: z.email().max(254), locale: Locale.optional() }),
  reply: z.object({ done: z.literal(true) }),
})
/**
 * Served beside the contract: GET /widget/live (server-sent events), POST /widget/files (multipart, one part `file`, answers a StoredFile),
 * GET /widget/files/:fileId and …/preview, GET /widget.js, GET /widget/demo/:accountId. The token goes in `Authorization: Visitor …`; for
 * the live stream and file links, which carry no headers, in `?visitor=`.
 *
 * The stream opens with what is new since Last-Event-ID (or `?since=`), or with the last 100 messages, then `ready`; each `message` is the
 * message as it is now, to be put in the place of the one with the same id.
 */
export interface WidgetEvents {
  message: WidgetMessage
  ready: { agentTyping: boolean; available: boolean }
  typing: { typing: boolean }
  /** The visitor's own messages up to `at` were seen by an agent. */
  read: { at: string }
}
