import type { Capabilities, MessageTemplate as ShownTemplate } from '@atalaya/shared/contract/accounts.ts'
import type { Extra } from '@atalaya/shared/contract/conversations.ts'
import type { CountUnit } from '@atalaya/shared/text/count-text.ts'
import type { z } from 'zod'

export type Visibility = 'public' | 'private'
export type Words = { es: string; en: string; pt: string }

/** A person as the network shows them. `key` is the network's stable id, never the handle, which people change. */
export interface Author {
  key: string
  /** The same as `key` where the network does not tell it: then the name that is known stays. */
  name: string
  /** Further keys by which the network knows the same person: a phone number, an id in another part of it. Whoever is found by one of them is meant. */
  aliases?: readonly string[] | undefined
  handle?: string | undefined
  pictureUrl?: string | undefined
  profileUrl?: string | undefined
  followers?: number | undefined
  verified?: boolean | undefined
  language?: string | undefined
  /** Proven by a signature of the company's own site, so that it may identify a customer. */
  proof?: { externalId?: string | undefined; email?: string | undefined; phone?: string | undefined } | undefined
  /** Anything else worth showing, as flat text. */
  details?: Record<string, string> | undefined
}

export interface RemoteFile {
  kind: 'image' | 'video' | 'audio' | 'file'
  /** Where anybody may fetch it, if only for a while. */
  url?: string | undefined
  /** Names a file that the platform already keeps. */
  fileId?: string | undefined
  /** What `openMedia` needs to fetch it with the account's credentials or to find it in the event; read by nobody else. */
  ref?: string | undefined
  /** In hex, where the network tells it: other bytes are refused. */
  sha256?: string | undefined
  name?: string | undefined
  mime?: string | undefined
  alt?: string | undefined
}

export interface Quoted {
  providerId: string
  author: string
  text: string
  url?: string | undefined
}

/** What a public thread is about: the brand's post, video, advertisement. Shown above what was said on it. */
export interface Topic {
  providerId: string
  text?: string | undefined
  url?: string | undefined
  pictureUrl?: string | undefined
  at?: Date | undefined
}

/** What a message holds that words and files do not say. Each is shown as a card; `text` stays what a reader without cards sees. */
export type { Extra }

/** One message on the network, of a customer (`in`) or of the brand through another program (`out`, an echo). */
export interface InboundMessage {
  kind: 'message'
  direction: 'in' | 'out'
  providerId: string
  /** The same for all messages of one thread of one contact on this account. */
  threadKey: string
  visibility: Visibility
  /** The customer of the thread, whoever wrote this message. */
  contact: Author
  text: string
  sentAt: Date
  /** True for what is addressed to the brand: direct messages, answers to it. False for mere mentions. */
  direct: boolean
  subject?: string | undefined
  html?: string | undefined
  replyToProviderId?: string | undefined
  quoted?: Quoted | undefined
  url?: string | undefined
  files?: RemoteFile[] | undefined
  /** The id we gave our own send, when the network returns it on the echo. */
  ownMessageId?: string | undefined
  /** What the network lets one do with this message, as `replied` only when summoned. */
  flags?: { summoned?: boolean; unverified?: boolean; automatic?: boolean } | undefined
  topic?: Topic | undefined
  extra?: Extra[] | undefined
  /**
   * What else this message is an answer to, nearest first; the first that is known on this account joins its thread. For mail, and for what the
   * brand answered in public where the network does not say whom: `contact` is then the brand itself.
   */
  references?: readonly string[] | undefined
}

export type ReceiptState = 'sent' | 'delivered' | 'read' | 'failed'

/** What a network event means, in the order it happened. Parsing is pure and never throws for an event it merely does not know. */
export type InboundItem =
  | InboundMessage
  /** `versionIds` are further ids by which the network may speak of the message from now on. */
  | { kind: 'edit'; providerId: string; text: string; at: Date; versionIds?: readonly string[] | undefined }
  | { kind: 'delete'; providerId: string; at: Date }
  | { kind: 'reaction'; providerId: string; authorKey: string; emoji: string | null; at: Date }
  /** Of something of ours, by the network's id or by ours. `detail` is the network's own sentence. */
  | {
      kind: 'receipt'
      providerId: string
      state: ReceiptState
      at: Date
      reason?: string | undefined
      detail?: string | undefined
      ownMessageId?: string | undefined
    }
  | { kind: 'topic'; topic: Topic }
  /** The network hid or showed a message again, whoever asked for it. */
  | { kind: 'hidden'; providerId: string; hidden: boolean; at: Date }
  | { kind: 'template'; name: string; language: string; status: TemplateStatus; reason?: string | undefined }
  /** Everything we sent on the thread up to `at` has this state. */
  | { kind: 'watermark'; threadKey: string; state: 'delivered' | 'read'; at: Date }
  | { kind: 'typing'; threadKey: string; at: Date }
  | { kind: 'profile'; author: Author; at: Date }
  | { kind: 'trouble'; reason: 'revoked' | 'webhook-disabled' | 'restricted'; at: Date }
  | { kind: 'ignored'; what: string }

/** A request from outside exactly as it came. Header names are lower case. */
export interface RawRequest {
  method: string
  url: string
  query: Record<string, string>
  headers: Record<string, string | undefined>
  body: Buffer
}

export type { Capabilities }
export type Action = 'like' | 'unlike' | 'hide' | 'unhide' | 'delete' | 'block' | 'unblock' | 'react' | 'unreact' | 'edit'

/** What may be sent on a private thread, by the age of the customer's last word; `human` is for what a person typed and nothing automatic. */
export interface ReplyWindow {
  state: 'open' | 'human' | 'template' | 'closed'
  until: Date | null
}

/** A message that the network approved. `variables` are the names or numbers in the text, in the order they appear. */
export type MessageTemplate = Omit<ShownTemplate, 'reason'>
export type TemplateStatus = MessageTemplate['status']

export interface TextLimits {
  maxLength: number
  unit: CountUnit
  files: { max: number; maxBytes: number; mimes: readonly string[] }
}

/** An account as a connector sees it, secrets open. `providerId` is the brand's own id on the network. */
export interface ConnectedAccount<S = unknown, K = unknown> {
  accountId: string
  providerId: string
  handle: string
  settings: S
  secrets: K
}

export interface OutboundFile {
  name: string
  mime: string
  size: number
  read(): Promise<Uint8Array>
}

/** A file of an event that only the account may have. */
export interface WantedMedia {
  ref: string
  /** The body of the event that told of it. Rejects when it is kept no more. */
  readEvent(): Promise<string>
  /** What that body described, when it came with an original. Rejects when it is kept no more. */
  readOriginal(): Promise<Uint8Array>
}

/** The bytes, or an answer whose body they are. The platform checks size, digest and kind, and keeps them. */
export interface OpenedMedia {
  content: Response | Uint8Array
  name?: string | undefined
  sha256?: string | undefined
}

export interface Outbound {
  /** Ours, stable over retries: the idempotency key where the network takes one. */
  messageId: string
  threadKey: string
  visibility: Visibility
  recipient: { key: string; handle: string | null }
  text: string
  files: OutboundFile[]
  replyToProviderId: string | null
  /** The customer's last word on this thread. */
  lastContactAt: Date | null
  /** Whether a person typed it, as against a rule or a timer. */
  byPerson: boolean
  /** The public message that this private one answers, where the thread does not exist yet. */
  privateReplyTo?: string | undefined
  template?:
    | { name: string; language: string; header: string[]; body: string[]; buttons: string[][]; headerFile?: OutboundFile | undefined }
    | undefined
  choices?: { button?: string | undefined; options: { id: string; title: string; description?: string | undefined }[] } | undefined
  /** Of mail: subject, who else gets it, and the ids of what was said before, oldest first. */
  mail?: { subject: string; cc: string[]; references: string[]; html?: string | undefined } | undefined
  /** What `replyToProviderId` names is quoted before everybody instead of answered. Only where the channel can quote. */
  asQuote: boolean
}

export interface Sent {
  providerId: string
  sentAt?: Date | undefined
  /** `delivered` where handing it over is delivering it. */
  state?: 'sent' | 'delivered' | undefined
  pace?: Pace | undefined
  /** Where a private reply turned out to lead: the thread, and the key of the person in it. */
  thread?: { threadKey: string; contactKey: string } | undefined
}

/** What the network last said of its limits: after `remaining` more calls wait until `resetsAt`. Where it counts in hundredths, `used` tells them. */
export interface Pace {
  remaining: number
  used?: number | undefined
  resetsAt: Date
}

/**
 * Requests that leave the building. Handed in by the platform: checked addresses, no redirects, 20 seconds for the whole answer, and no more
 * of it than `maxBytes` (8 MB when not said), or reading it rejects with the code `egress/too-large`.
 */
export interface Fetch {
  (url: string, init?: RequestInit & { maxBytes?: number }): Promise<Response>
  /** For what is no HTTP request: the address really to connect to. Rejects for the company's own network. */
  reach(host: string, port: number): Promise<{ address: string }>
}

/** New secrets, and when they expire where the network says so: the platform renews them before that. */
export interface Renewed<K> {
  secrets: K
  expiresAt?: Date | undefined
}

export interface RawEvent {
  /** Unique within the account: the network's own delivery id, else a digest of the bytes. */
  key: string
  body: string
  /** What the body describes, when that is large or no text: a mail as it came. Kept as a file beside the event. */
  original?: Uint8Array | undefined
}

/** A mail as another server handed it over. `from` is empty for what wants no answer. */
export interface Delivery {
  original: Uint8Array
  receivedAt: Date
  envelope: { from: string; to: string[]; remote: string; helo: string }
}

/** A connection that brings events by itself. `accept` resolves when they and the place reached are on disk. */
export interface Listening {
  cursor: Record<string, string>
  accept(events: readonly RawEvent[], cursor: Record<string, string>): Promise<void>
  signal: AbortSignal
  fetch: Fetch
}

export interface Polled {
  events: RawEvent[]
  cursor: Record<string, string>
  /** Millionths of a US dollar. */
  costMicros: number
  /** Read units, as the network bills them. */
  units: number
  pace?: Pace | undefined
}

export interface AccountCheck {
  connectedAs: { providerId: string; handle: string; name: string; pictureUrl?: string | undefined }
  /** Empty when all is well. `code` is translated by the desktop. */
  problems: { code: string; detail: string }[]
  facts: Record<string, string>
  /** When the secrets that were given are to be renewed (ISO), where they end and `refresh` can do it. */
  renewBy?: string | undefined
}

export interface Acted {
  pace?: Pace | undefined
}

export interface ActionTarget {
  providerId: string
  authorKey: string
  visibility: Visibility
  /** The new words of an `edit`. */
  text?: string | undefined
  /** What to `react` with. */
  emoji?: string | undefined
}

/** One line of the connect form, drawn by the desktop as declared. */
export interface FormField {
  name: string
  kind: 'text' | 'secret' | 'number' | 'switch' | 'select' | 'lines'
  label: Words
  help?: Words
  required: boolean
  options?: { value: string; label: Words }[]
  initial?: string | number | boolean
}

/** What a network must offer to become a channel. Pure but for the parts that are handed a fetch. */
export interface Connector<S = unknown, K = unknown> {
  channel: string
  name: Words
  form: readonly FormField[]
  settings: z.ZodType<S>
  secrets: z.ZodType<K>
  /** A fresh set of secrets the administrator need not type (a signing key), if any. */
  mintSecrets?(): Partial<K>
  capabilities(settings: S): Capabilities
  limits(visibility: Visibility, settings: S): TextLimits

  /** Whether the bytes come from the network. Refused before anything reads them. */
  verify(request: RawRequest, account: ConnectedAccount<S, K>, now: Date): boolean
  /** The network's proof-of-ownership question (CRC, hub.challenge), when this request is one. */
  handshake?(request: RawRequest, account: ConnectedAccount<S, K>): { status: number; contentType: string; body: string } | null
  eventKey(body: string): string
  /** The brand's ids that the body speaks of, where one web hook serves many accounts. */
  addressees?(body: string): string[]
  /** Throws only when the body cannot be understood at all: it is then parked. */
  parse(
    body: string,
    account: Pick<ConnectedAccount<S>, 'providerId' | 'handle' | 'settings'>,
    original?: Uint8Array,
  ): InboundItem[] | Promise<InboundItem[]>
  poll?(account: ConnectedAccount<S, K>, cursor: Record<string, string>, fetch: Fetch): Promise<Polled>

  /** Stays connected until `signal` says stop; rejects when the connection ends otherwise. One process at a time listens for an account. */
  listen?(account: ConnectedAccount<S, K>, listening: Listening): Promise<void>
  /** Pure. Without it every thread is always open. */
  windowOf?(visibility: Visibility, lastContactAt: Date | null, now: Date, settings: S): ReplyWindow
  listTemplates?(account: ConnectedAccount<S, K>, fetch: Fetch): Promise<MessageTemplate[]>
  /** What the network knows of a person, or of a post; null when it does not tell. */
  readAuthor?(account: ConnectedAccount<S, K>, key: string, fetch: Fetch): Promise<Author | null>
  readTopic?(account: ConnectedAccount<S, K>, providerId: string, fetch: Fetch): Promise<Topic | null>
  /** The mail addresses whose mail is this account's, in lower case, where its mail is handed to our own server. */
  addresses?(account: Pick<ConnectedAccount<S>, 'providerId' | 'settings'>): string[]
  /** A mail that our own server was handed for one of these addresses, as an event with the mail as its original. */
  takeDelivery?(account: ConnectedAccount<S, K>, delivery: Delivery): Promise<RawEvent>
  /** What happened while nothing reached us, since `since`, as events that `parse` reads. */
  backfill?(account: ConnectedAccount<S, K>, since: Date, fetch: Fetch): Promise<RawEvent[]>

  /** One attempt. Throws ConnectorError, and `uncertain` when it cannot know whether the network took it. */
  send(account: ConnectedAccount<S, K>, outbound: Outbound, fetch: Fetch): Promise<Sent>
  /** A file that an event told of by `ref`. Throws ConnectorError. */
  openMedia?(account: ConnectedAccount<S, K>, wanted: WantedMedia, fetch: Fetch): Promise<OpenedMedia>
  act?(account: ConnectedAccount<S, K>, action: Action, target: ActionTarget, fetch: Fetch): Promise<void> | Promise<Acted>

  check(account: ConnectedAccount<S, K>, fetch: Fetch): Promise<AccountCheck>
  /** Makes the network send its events to `hookUrl`. */
  subscribe?(account: ConnectedAccount<S, K>, hookUrl: string, fetch: Fetch): Promise<void>
  /** Undoes `subscribe`, before the account's secrets are forgotten. Doing it twice is doing it once. */
  unsubscribe?(account: ConnectedAccount<S, K>, hookUrl: string, fetch: Fetch): Promise<void>
  /** New secrets from the refresh token. Called by one process at a time. */
  refresh?(account: ConnectedAccount<S, K>, fetch: Fetch): Promise<Renewed<K>>
}

/** Says what the sender should do next; nothing outside the connector reads the network's own codes. */
export class ConnectorError extends Error {
  override name = 'ConnectorError'
  readonly next: 'retry' | 'give-up' | 'reconnect' | 'uncertain'
  /** Closed and translated by the desktop: `too-long`, `not-summoned`, `blocked`, `gone`, `rate-limited`… */
  readonly code: string
  /** Not before this moment, when the network said so. */
  readonly retryAt: Date | undefined
  constructor(next: ConnectorError['next'], code: string, message: string, retryAt?: Date) {
    super(message)
    this.next = next
    this.code = code
    this.retryAt = retryAt
  }
}

/** Forgets the settings' type so that connectors of all networks fit one registry. */
export function connector<S, K>(c: Connector<S, K>): Connector {
  return c as unknown as Connector
}
