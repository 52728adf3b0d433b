import type { WebhookObject } from './assets.ts'
import type { Channel, Comment, Json, Message, Post } from './content.ts'

/** One thing an app is told. `form` is where it stands in the entry. */
export type Notice = {
  object: WebhookObject
  /** The asset whose installations hear of it: for a number, its WABA. */
  installedOn: string
  entryId: string
  form: 'changes' | 'messaging'
  field: string
  value: Json
  /** The thing it is about: a comment, message or post id. */
  subjectId: string
  /** The other party of the thread, for standby and echoes. */
  thread?: { network: Channel; personId: string; byAppId: string | undefined } | undefined
}

export type StatusError = { code: number; title: string; message?: string; error_data?: { details: string }; href?: string }
export type FeedVerb = 'add' | 'edited' | 'remove' | 'hide' | 'unhide'

export type Happening =
  | { kind: 'post'; verb: FeedVerb; post: Post }
  | { kind: 'comment'; verb: FeedVerb; comment: Comment; post: Post }
  | { kind: 'reaction'; verb: 'add' | 'edit' | 'remove'; target: Post | Comment; post: Post; who: string; reaction: string }
  | { kind: 'mention'; assetId: string; post: Post; comment: Comment | undefined }
  | { kind: 'message'; verb: 'add' | 'edit' | 'unsend'; message: Message }
  | { kind: 'message-reaction'; message: Message; by: 'person' | 'asset'; emoji: string | undefined; eventId: string; atMs: number }
  | {
      kind: 'receipt'
      receipt: 'delivery' | 'read'
      network: 'messenger' | 'instagram'
      assetId: string
      personId: string
      messageIds: string[]
      atMs: number
    }
  | { kind: 'status'; message: Message; status: NonNullable<Message['status']>; errors: StatusError[]; atMs: number }
  | {
      kind: 'messaging'
      network: 'messenger' | 'instagram'
      assetId: string
      personId: string
      field: string
      value: Json
      subjectId: string
      atMs: number
    }
  | { kind: 'typing'; assetId: string; personId: string; byAsset: boolean }
  | { kind: 'notice'; notice: Notice }
  | { kind: 'reset' }
