import type { CountUnit } from '@atalaya/shared/text/count-text.ts'
import type { z } from 'zod'

export type Visibility = 'public' | 'private'
export type Words = { es: string; en: string; pt: string }

/** A person as the network shows them. `key` is the network's stable id, never the handle, which people change. */
export interface Author {
  key: string
  name: string
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
  flags?: { summoned?: boolean } | undefined
}

export type ReceiptState = 'sent' | 'delivered' | 'read' | 'failed'

/** What a network event means, in the order it happened. Parsing is pure and never throws for an event it merely does not know. */
export type InboundItem =
  | InboundMessage
  /** `versionIds` are further ids by which the network may speak of the message from now on. */
  | { kind: 'edit'; providerId: string; text: string; at: Date; versionIds?: readonly string[] | undefined }
  | { kind: 'delete'; providerId: string; at: Date }
  | { kind: 'reaction'; providerId: string; authorKey: string; emoji: string | null; at: Date }
  | { kind: 'receipt'; providerId: string; state: ReceiptState; at: Date; reason?: string | undefined }
  /** Everything we sent on the thread up to `at` has this state. */
  | { kind: 'watermark'; threadKey: string; state: 'delivered' | 'read'; at: Date }
  | { kind: 'typing'; threadKey: string; at: Date }
  | { kind: 'profile'; author: Author; at: Date }
  | { kind: 'trouble'; reason: 'revoked' | 'webhook-disabled'; at: Date }
  | { kind: 'ignored'; what: string }

/** A request from outside exactly as it came. Header names are lower case. */
export interface RawRequest {
  method: string
  url: string
  query: Record<string, string>
  headers: Record<string, string | undefined>
  body: Buffer
}

export interface Capabilities {
  publicReply: boolean
  privateReply: boolean
  /** May answer a post that neither mentions nor quotes the brand. */
  replyUnsummoned: boolean
  quote: boolean
  like: boolean
  hide: boolean
  deleteOwn: boolean
  deleteOthers: boolean
  block: boolean
  typing: boolean
  receipts: boolean
}
export type Action = 'like' | 'unlike' | 'hide' | 'unhide' | 'delete' | 'block' | 'unblock'

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
  /** What `replyToProviderId` names is quoted before everybody instead of answered. Only where the channel can quote. */
  asQuote: boolean
}

export interface Sent {
  providerId: string
  sentAt?: Date | undefined
  /** `delivered` where handing it over is delivering it. */
  state?: 'sent' | 'delivered' | undefined
  pace?: Pace | undefined
}

/** What the network last said of its limits: after `remaining` more calls wait until `resetsAt`. */
export interface Pace {
  remaining: number
  resetsAt: Date
}

/**
 * Requests that leave the building. Handed in by the platform: checked addresses, no redirects, 20 seconds for the whole answer, and no more
 * of it than `maxBytes` (8 MB when not said), or reading it rejects with the code `egress/too-large`.
 */
export type Fetch = (url: string, init?: RequestInit & { maxBytes?: number }) => Promise<Response>

/** New secrets, and when they expire where the network says so: the platform renews them before that. */
export interface Renewed<K> {
  secrets: K
  expiresAt?: Date | undefined
}

export interface RawEvent {
  /** Unique within the account: the network's own delivery id, else a digest of the bytes. */
  key: string
  body: string
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
  /** Throws only when the body cannot be understood at all: it is then parked. */
  parse(body: string, account: Pick<ConnectedAccount<S>, 'providerId' | 'handle' | 'settings'>): InboundItem[]
  poll?(account: ConnectedAccount<S, K>, cursor: Record<string, string>, fetch: Fetch): Promise<Polled>

  /** One attempt. Throws ConnectorError, and `uncertain` when it cannot know whether the network took it. */
  send(account: ConnectedAccount<S, K>, outbound: Outbound, fetch: Fetch): Promise<Sent>
  /** A file that an event told of by `ref`. Throws ConnectorError. */
  openMedia?(account: ConnectedAccount<S, K>, wanted: WantedMedia, fetch: Fetch): Promise<OpenedMedia>
  act?(account: ConnectedAccount<S, K>, action: Action, target: { providerId: string; authorKey: string }, fetch: Fetch): Promise<void>

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
