import { z } from 'zod'
import { Channel, Done, Id, Nothing, When } from './common.ts'
import { endpoint } from './endpoint.ts'

const Words = z.object({ es: z.string(), en: z.string(), pt: z.string() })

/** One line of the form with which an account is connected. A `secret` goes into `secrets`, everything else into `settings`. */
export const FormField = z.object({
  name: z.string(),
  kind: z.enum(['text', 'secret', 'number', 'switch', 'select', 'lines']),
  label: Words,
  help: Words.optional(),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: Words })).optional(),
  initial: z.union([z.string(), z.number(), z.boolean()]).optional(),
})
export type FormField = z.infer<typeof FormField>

export const Capabilities = z.object({
  publicReply: z.boolean(),
  privateReply: z.boolean(),
  /** May answer a post that neither mentions nor quotes the brand. */
  replyUnsummoned: z.boolean(),
  quote: z.boolean(),
  like: z.boolean(),
  hide: z.boolean(),
  deleteOwn: z.boolean(),
  deleteOthers: z.boolean(),
  block: z.boolean(),
  typing: z.boolean(),
  receipts: z.boolean(),
  /** A public message may be answered in private, once, so many days after it. */
  privateReplyDays: z.number().optional(),
  react: z.boolean().optional(),
  editOwn: z.boolean().optional(),
  templates: z.boolean().optional(),
  choices: z.object({ max: z.number().int(), maxTitle: z.number().int() }).optional(),
  /** Messages have a subject and copies. */
  mail: z.boolean().optional(),
})
export type Capabilities = z.infer<typeof Capabilities>

export const TextLimits = z.object({
  maxLength: z.number().int(),
  unit: z.enum(['weighted', 'characters', 'bytes']),
  files: z.object({ max: z.number().int(), maxBytes: z.number().int(), mimes: z.array(z.string()) }),
})
export type TextLimits = z.infer<typeof TextLimits>
const Limits = z.object({ public: TextLimits, private: TextLimits })

export const ChannelKind = z.object({
  channel: Channel,
  name: Words,
  form: z.array(FormField),
  /** As of a fresh account: what its settings change is told by each account. Null when they cannot be known before. */
  capabilities: Capabilities.nullable(),
  limits: Limits.nullable(),
  /** Can be asked for what is new every so often. */
  polls: z.boolean(),
  /** Sends its events to an address of ours. */
  pushes: z.boolean(),
})
export type ChannelKind = z.infer<typeof ChannelKind>
export const listChannels = endpoint('GET', '/api/channels', {
  door: 'account.read',
  summary: 'The channels there are, with the forms to connect their accounts.',
  input: Nothing,
  reply: z.array(ChannelKind),
})

const Problem = z.object({ code: z.string(), detail: z.string() })

export const Account = z.object({
  accountId: Id,
  channel: Channel,
  providerId: z.string(),
  handle: z.string(),
  name: z.string(),
  pictureUrl: z.string().nullable(),
  /** `over-budget` and `troubled` accounts still send; `broken` ones wait for somebody to reconnect them. */
  health: z.enum(['well', 'troubled', 'over-budget', 'broken', 'paused']),
  /** A code that clients translate: `token-expired`, `over-budget`, `rate-limited`… */
  reason: z.string().nullable(),
  /** Nothing leaves before this moment, because the network said so. */
  pausedUntil: When.nullable(),
  /** The network does not answer: what was to leave waits, and one call tries at that moment. */
  unreachable: z.object({ since: When, nextTrialAt: When }).nullable(),
  /** The same for each kind of call, as networks count them apart: posts, direct messages, acts such as hiding, and questions. */
  pauses: z.object({ public: When.nullable(), private: When.nullable(), acts: When.nullable(), reads: When.nullable() }),
  problems: z.array(Problem),
  /** What the network told of the account at the last check. */
  facts: z.record(z.string(), z.string()),
  checkedAt: When.nullable(),
  lastEventAt: When.nullable(),
  lastSentAt: When.nullable(),
  capabilities: Capabilities,
  limits: Limits,
  caseForMentions: z.boolean(),
  /** Seconds in which a customer should have the first answer. */
  responseTargetS: z.number().int(),
  teamId: Id.nullable(),
  pollEveryS: z.number().int().nullable(),
  /** Millionths of a US dollar a calendar month (UTC). */
  budgetMicros: z.number().nullable(),
  spend: z.object({ month: z.string(), units: z.number(), costMicros: z.number() }),
  /** Empty for those who may not manage accounts. */
  settings: z.record(z.string(), z.unknown()),
  /** Which secrets are kept; never what they are. */
  secrets: z.record(z.string(), z.object({ set: z.boolean() })),
  /** Where the network should send its events. */
  hookUrl: z.string().nullable(),
  canTest: z.boolean(),
  createdAt: When,
})
export type Account = z.infer<typeof Account>
export const listAccounts = endpoint('GET', '/api/accounts', {
  door: 'account.read',
  summary: 'The connected accounts, their health and what they may do.',
  input: Nothing,
  reply: z.array(Account),
  follows: ['account'],
})

const Settings = z.record(z.string().max(60), z.unknown())
const Secrets = z.record(z.string().max(60), z.string().max(8000))
const pollEveryS = z.number().int().min(5).max(86_400).nullable()
const budgetMicros = z.number().int().min(0).max(1e15).nullable()
const responseTargetS = z.number().int().min(1).max(31_536_000)

export const connectAccount = endpoint('POST', '/api/accounts', {
  door: 'account.manage',
  summary: 'Connects an account after trying it on its network. Secrets that we made ourselves are in the reply, this once.',
  input: z.strictObject({
    channel: Channel,
    settings: Settings.default({}),
    secrets: Secrets.default({}),
    caseForMentions: z.boolean().default(false),
    responseTargetS: responseTargetS.default(3600),
    teamId: Id.nullable().default(null),
    pollEveryS: pollEveryS.default(null),
    budgetMicros: budgetMicros.default(null),
  }),
  reply: z.object({ account: Account, minted: z.record(z.string(), z.string()) }),
})
export const changeAccount = endpoint('PATCH', '/api/accounts/:accountId', {
  door: 'account.manage',
  summary: 'Changes how an account works. Settings are merged by name.',
  input: z.strictObject({
    accountId: Id,
    name: z.string().trim().min(1).max(120).optional(),
    settings: Settings.optional(),
    caseForMentions: z.boolean().optional(),
    responseTargetS: responseTargetS.optional(),
    teamId: Id.nullable().optional(),
    pollEveryS: pollEveryS.optional(),
    budgetMicros: budgetMicros.optional(),
  }),
  reply: Account,
})
export const replaceSecrets = endpoint('PUT', '/api/accounts/:accountId/secrets', {
  door: 'account.manage',
  summary: 'Puts new secrets in the place of those named, after trying them on the network; null takes one away. Reconnects a broken account.',
  input: z.strictObject({ accountId: Id, secrets: z.record(z.string().max(60), z.string().max(8000).nullable()), mint: z.boolean().default(false) }),
  reply: z.object({ account: Account, minted: z.record(z.string(), z.string()) }),
})
export const checkAccount = endpoint('POST', '/api/accounts/:accountId/check', {
  door: 'account.manage',
  summary: 'Asks the network now whether all is well, and mends the delivery of events when it can.',
  input: z.strictObject({ accountId: Id }),
  reply: Account,
})
export const pauseAccount = endpoint('PUT', '/api/accounts/:accountId/pause', {
  door: 'account.manage',
  summary: 'Stops an account from sending and polling, or lets it go on. What the network pushes is still kept.',
  input: z.strictObject({ accountId: Id, paused: z.boolean() }),
  reply: Account,
})
export const removeAccount = endpoint('DELETE', '/api/accounts/:accountId', {
  door: 'account.manage',
  summary: 'Disconnects an account and forgets its secrets; its history stays. Connecting it again continues that history.',
  input: z.strictObject({ accountId: Id }),
  reply: Done,
})
export const sendTestMessage = endpoint('POST', '/api/accounts/:accountId/test-message', {
  door: 'account.manage',
  summary: 'Sends a private message to one person by their id on the network, to see that it arrives.',
  input: z.strictObject({ accountId: Id, recipientKey: z.string().trim().min(1).max(200), text: z.string().trim().min(1).max(1000) }),
  reply: z.object({ providerId: z.string() }),
})

const Variables = z.array(z.string())
/** A message that the network approved. `variables` are the names or numbers in the text, in the order they appear. */
export const MessageTemplate = z.object({
  name: z.string(),
  language: z.string(),
  category: z.string(),
  status: z.enum(['approved', 'pending', 'rejected', 'paused', 'disabled']),
  reason: z.string().nullable(),
  header: z.object({ kind: z.enum(['text', 'image', 'video', 'document']), text: z.string(), variables: Variables }).nullable(),
  body: z.object({ text: z.string(), variables: Variables }),
  footer: z.string().nullable(),
  buttons: z.array(z.object({ kind: z.enum(['quick-reply', 'url', 'phone', 'other']), text: z.string(), variables: Variables })),
})
export type MessageTemplate = z.infer<typeof MessageTemplate>
export const listMessageTemplates = endpoint('GET', '/api/accounts/:accountId/templates', {
  door: 'account.read',
  summary: 'The messages that the network approved for an account, by name and language, with those it has not approved.',
  input: z.strictObject({ accountId: Id }),
  reply: z.array(MessageTemplate),
  follows: ['account'],
})
export const refreshMessageTemplates = endpoint('POST', '/api/accounts/:accountId/templates/refresh', {
  door: 'account.manage',
  summary: 'Asks the network for the templates of an account now.',
  input: z.strictObject({ accountId: Id }),
  reply: z.array(MessageTemplate),
})
