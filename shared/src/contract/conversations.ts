import { z } from 'zod'
import { Cursor, Done, Id, Limit, page, Reason, Tone, Visibility, When } from './common.ts'
import { endpoint } from './endpoint.ts'

export const Attachment = z.object({
  attachmentId: Id,
  kind: z.enum(['image', 'video', 'audio', 'file']),
  name: z.string().nullable(),
  mime: z.string().nullable(),
  alt: z.string().nullable(),
  size: z.number().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  state: z.enum(['pending', 'stored', 'refused']),
  reason: z.string().nullable(),
  url: z.string().nullable(),
  previewUrl: z.string().nullable(),
})
export const MessageState = z.enum(['received', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'uncertain', 'cancelled'])
export const Message = z.object({
  messageId: Id,
  conversationId: Id,
  caseId: Id.nullable(),
  direction: z.enum(['in', 'out']),
  visibility: Visibility,
  author: z.object({ kind: z.enum(['contact', 'person', 'network-app', 'platform']), id: Id.nullable(), name: z.string() }),
  text: z.string(),
  url: z.string().nullable(),
  quoted: z.object({ author: z.string(), text: z.string(), url: z.string().nullable() }).nullable(),
  replyToMessageId: Id.nullable(),
  state: MessageState,
  failure: z.string().nullable(),
  failureDetail: z.string().nullable(),
  sendAt: When.nullable(),
  sentAt: When,
  editedAt: When.nullable(),
  deletedAt: When.nullable(),
  liked: z.boolean(),
  hidden: z.boolean(),
  language: z.string().nullable(),
  tone: Tone.nullable(),
  typeKey: z.string().nullable(),
  reasons: z.object({ tone: Reason.nullable(), type: Reason.nullable() }).nullable(),
  reactions: z.array(z.string()),
  attachments: z.array(Attachment),
  earlierTexts: z.number(),
  may: z.array(z.enum(['reply', 'like', 'unlike', 'hide', 'unhide', 'delete', 'retry', 'cancel', 'resolve', 'case'])),
})
export type Message = z.infer<typeof Message>

export const Conversation = z.object({
  conversationId: Id,
  accountId: Id,
  channel: z.string(),
  accountName: z.string(),
  accountHandle: z.string(),
  accountState: z.enum(['active', 'broken', 'paused']),
  contactId: Id,
  visibility: Visibility,
  subject: z.string().nullable(),
  lastMessageAt: When.nullable(),
  lastInboundAt: When.nullable(),
  contactReadAt: When.nullable(),
  limits: z.object({
    maxLength: z.number(),
    unit: z.enum(['weighted', 'characters', 'bytes']),
    files: z.object({ max: z.number(), maxBytes: z.number(), mimes: z.array(z.string()) }),
  }),
  /** Null when one may answer now, else a code clients translate: `not-summoned`, `account-broken`, `blocked`, `window-closed`. */
  cannotReply: z.string().nullable(),
  /** Whether an answer may also quote the message before everybody. */
  mayQuote: z.boolean(),
})
export type Conversation = z.infer<typeof Conversation>

export const sendReply = endpoint('POST', '/api/conversations/:conversationId/replies', {
  door: 'message.reply',
  summary: 'Queues a reply. The message id is the sender’s: a repeated call cannot send twice. It waits `undoSeconds` before it leaves.',
  input: z.strictObject({
    conversationId: Id,
    messageId: Id,
    text: z.string().max(100_000),
    fileIds: z.array(Id).max(10).default([]),
    replyToMessageId: Id.nullable().default(null),
    /** Quotes the message instead of answering it. The network counts nothing for what is quoted. */
    asQuote: z.boolean().default(false),
    caseId: Id.nullable().default(null),
    undoSeconds: z.number().int().min(0).max(30).default(5),
    sendAt: When.nullable().default(null),
    templateId: Id.nullable().default(null),
    /** The customer's newest message that the agent had seen; when they wrote after it, the reply is refused with `reply/changed`. Null does not ask. */
    seenMessageId: Id.nullable().default(null),
  }),
  reply: Message,
})
export const cancelReply = endpoint('POST', '/api/messages/:messageId/cancel', {
  door: 'message.reply',
  summary: 'Takes back a reply that has not left yet.',
  input: z.strictObject({ messageId: Id }),
  reply: Message,
})
export const retryReply = endpoint('POST', '/api/messages/:messageId/retry', {
  door: 'message.reply',
  summary: 'Sends a failed reply again.',
  input: z.strictObject({ messageId: Id }),
  reply: Message,
})
export const resolveReply = endpoint('POST', '/api/messages/:messageId/resolve', {
  door: 'message.reply',
  summary: 'Says what became of a reply whose sending is uncertain: it arrived, or send it again.',
  input: z.strictObject({ messageId: Id, outcome: z.enum(['arrived', 'send-again']) }),
  reply: Message,
})
export const actOnMessage = endpoint('POST', '/api/messages/:messageId/actions', {
  door: 'signed-in',
  summary: 'Likes, hides or deletes a message on the network. Needs the permission of that action.',
  input: z.strictObject({ messageId: Id, action: z.enum(['like', 'unlike', 'hide', 'unhide', 'delete']) }),
  reply: Message,
})
export const listLooseMessages = endpoint('GET', '/api/messages/loose', {
  door: 'case.read',
  summary: 'What customers wrote that belongs to no case, newest first.',
  input: z.strictObject({ accountId: Id.optional(), cursor: Cursor, limit: Limit }),
  reply: page(Message),
  follows: ['message.received', 'case.opened'],
})
export const readVersions = endpoint('GET', '/api/messages/:messageId/versions', {
  door: 'case.read',
  summary: 'Earlier texts of an edited message.',
  input: z.strictObject({ messageId: Id }),
  reply: z.array(z.object({ at: When, text: z.string() })),
})
export const sayTyping = endpoint('POST', '/api/conversations/:conversationId/typing', {
  door: 'message.reply',
  summary: 'Says that the agent is typing, to the customer where the channel shows it and to colleagues.',
  input: z.strictObject({ conversationId: Id, typing: z.boolean() }),
  reply: Done,
})

/** Served beside the contract: POST /api/files (multipart, one part `file`), GET /api/files/:fileId, GET /api/files/:fileId/preview. */
export const StoredFile = z.object({
  fileId: Id,
  name: z.string(),
  mime: z.string(),
  size: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
})
export type StoredFile = z.infer<typeof StoredFile>
