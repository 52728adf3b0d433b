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
/** What a message holds that words and files do not say, drawn as a card each. */
export const Extra = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  z.object({
    kind: z.literal('contacts'),
    people: z.array(z.object({ name: z.string(), phones: z.array(z.string()), emails: z.array(z.string()) })),
  }),
  z.object({ kind: z.literal('choice'), title: z.string(), payload: z.string() }),
  z.object({
    kind: z.literal('order'),
    items: z.array(z.object({ productId: z.string(), quantity: z.number(), price: z.number().optional(), currency: z.string().optional() })),
  }),
  z.object({
    kind: z.literal('referral'),
    source: z.string(),
    title: z.string().optional(),
    text: z.string().optional(),
    url: z.string().optional(),
  }),
  z.object({ kind: z.literal('story'), mentioned: z.boolean(), url: z.string().optional() }),
  z.object({ kind: z.literal('recommendation'), positive: z.boolean(), stars: z.number().optional() }),
  /** `note` says what the desk should tell besides: `references-another-thread`. */
  z.object({
    kind: z.literal('mail'),
    to: z.array(z.string()),
    cc: z.array(z.string()),
    from: z.string(),
    spf: z.string(),
    dkim: z.string(),
    dmarc: z.string(),
    automatic: z.boolean(),
    note: z.string().optional(),
    /** What is folded: the mail it answers, its signature. */
    quoted: z.string().optional(),
    /** Where the sender wants answers. */
    replyTo: z.string().optional(),
  }),
  z.object({ kind: z.literal('notice'), code: z.string() }),
])
export type Extra = z.infer<typeof Extra>

/** What a public thread is about: the brand's post, video or advertisement. */
export const Topic = z.object({
  providerId: z.string(),
  text: z.string().nullable(),
  url: z.string().nullable(),
  pictureUrl: z.string().nullable(),
  at: When.nullable(),
})
export type Topic = z.infer<typeof Topic>

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
  extra: z.array(Extra),
  /** What was sent with it where the channel has it: subject and copies of a mail, the template, the answers to choose from. */
  sending: z
    .object({
      mail: z.object({ subject: z.string(), cc: z.array(z.string()) }).optional(),
      template: z.object({ name: z.string(), language: z.string() }).optional(),
      choices: z.array(z.string()).optional(),
    })
    .nullable(),
  /** The public message that this one answers in private. */
  privateReplyToMessageId: Id.nullable(),
  replyToMessageId: Id.nullable(),
  state: MessageState,
  failure: z.string().nullable(),
  failureDetail: z.string().nullable(),
  sendAt: When.nullable(),
  /** Of a queued reply: it does not leave before, because its network asked to wait or does not answer. */
  waitsUntil: When.nullable(),
  sentAt: When,
  editedAt: When.nullable(),
  deletedAt: When.nullable(),
  liked: z.boolean(),
  hidden: z.boolean(),
  /** Written by a machine, as an absence notice. */
  automatic: z.boolean(),
  /** Nothing proves that who it names as its sender wrote it. */
  unverified: z.boolean(),
  language: z.string().nullable(),
  tone: Tone.nullable(),
  typeKey: z.string().nullable(),
  reasons: z.object({ tone: Reason.nullable(), type: Reason.nullable() }).nullable(),
  reactions: z.array(z.string()),
  attachments: z.array(Attachment),
  earlierTexts: z.number(),
  /** Formatted text of a mail, made harmless for reading; null where there is none. */
  html: z.string().nullable(),
  may: z.array(
    z.enum([
      'reply',
      'reply-privately',
      'like',
      'unlike',
      'hide',
      'unhide',
      'delete',
      'edit',
      'react',
      'unreact',
      'retry',
      'cancel',
      'resolve',
      'case',
    ]),
  ),
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
  /** Of mail: who else takes part, for the copies of an answer. */
  cc: z.array(z.string()),
  topic: Topic.nullable(),
  /** What the network lets one send by the age of the customer's last word; null where it always lets one. `human`: only what a person types. */
  window: z.object({ state: z.enum(['open', 'human', 'template', 'closed']), until: When.nullable() }).nullable(),
  lastMessageAt: When.nullable(),
  lastInboundAt: When.nullable(),
  contactReadAt: When.nullable(),
  limits: z.object({
    maxLength: z.number(),
    unit: z.enum(['weighted', 'characters', 'bytes']),
    files: z.object({ max: z.number(), maxBytes: z.number(), mimes: z.array(z.string()) }),
  }),
  /** Null when one may answer now, else a code clients translate: `not-summoned`, `account-broken`, `blocked`, `window-closed`, `template-only`. */
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
    /** Of mail: the subject where it is not that of the thread, and who gets a copy. */
    subject: z.string().trim().max(500).nullable().default(null),
    cc: z.array(z.email().max(320)).max(50).default([]),
    /** A message that the network approved, with what stands for its variables, in order. Its words are the text then. */
    template: z
      .strictObject({
        name: z.string().max(512),
        language: z.string().max(20),
        header: z.array(z.string().max(1024)).max(20).default([]),
        body: z.array(z.string().max(1024)).max(50).default([]),
        buttons: z
          .array(z.array(z.string().max(2000)).max(10))
          .max(10)
          .default([]),
      })
      .nullable()
      .default(null),
    /** Answers that the customer chooses from. */
    choices: z
      .strictObject({
        button: z.string().max(20).optional(),
        options: z
          .array(
            z.strictObject({ id: z.string().min(1).max(200), title: z.string().trim().min(1).max(80), description: z.string().max(72).optional() }),
          )
          .min(1)
          .max(13),
      })
      .nullable()
      .default(null),
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
  summary: 'Likes, hides, edits, reacts to or deletes a message on the network. Needs the permission of that action.',
  input: z.strictObject({
    messageId: Id,
    action: z.enum(['like', 'unlike', 'hide', 'unhide', 'delete', 'edit', 'react', 'unreact']),
    /** The new words of an `edit`. */
    text: z.string().max(100_000).optional(),
    /** What to `react` with. */
    emoji: z.string().min(1).max(40).optional(),
  }),
  reply: Message,
})
export const replyPrivately = endpoint('POST', '/api/messages/:messageId/private-reply', {
  door: 'message.reply',
  summary: 'Answers a public message in private, once, in the same case. The id of the reply is the sender’s: a repeated call cannot send twice.',
  input: z.strictObject({
    messageId: Id,
    replyId: Id,
    text: z.string().max(100_000),
    fileIds: z.array(Id).max(10).default([]),
    undoSeconds: z.number().int().min(0).max(30).default(5),
  }),
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
