export type PostType = 'status' | 'photo' | 'video' | 'share' | 'recommendation' | 'feed' | 'reels' | 'story' | 'ad' | 'live'

/** A post of a Page's wall, a visitor's, a stranger's that names the asset, or an Instagram medium. */
export type Post = {
  kind: 'post'
  network: 'facebook' | 'instagram'
  id: string
  /** On whose wall it stands; undefined for a stranger's own. */
  assetId: string | undefined
  /** Who wrote it; undefined for the asset itself. */
  authorId: string | undefined
  text: string
  type: PostType
  fileIds: string[]
  /** Assets named in it. */
  names: string[]
  recommendation: 'positive' | 'negative' | undefined
  rating: number | undefined
  adId: string | undefined
  createdAtMs: number
  editedAtMs: number | undefined
  deletedAtMs: number | undefined
  hidden: boolean
  commentsEnabled: boolean
  reactions: Map<string, string>
  commentIds: string[]
  privateReplyAtMs: number | undefined
}

export type Comment = {
  kind: 'comment'
  network: 'facebook' | 'instagram'
  id: string
  assetId: string | undefined
  postId: string
  /** The comment it answers; undefined at the top level. */
  parentId: string | undefined
  authorId: string | undefined
  text: string
  fileIds: string[]
  createdAtMs: number
  editedAtMs: number | undefined
  deletedAtMs: number | undefined
  hidden: boolean
  reactions: Map<string, string>
  replyIds: string[]
  privateReplyAtMs: number | undefined
}

export type Channel = 'messenger' | 'instagram' | 'whatsapp'
export type Json = Record<string, unknown>

export type Message = {
  kind: 'message'
  network: Channel
  id: string
  assetId: string
  personId: string
  fromAsset: boolean
  /** `text`, `image`, `sticker`, `template`, … as the network names it. */
  type: string
  text: string
  /** The network's own piece: `attachments` of Meta's messengers, the typed object of WhatsApp. */
  content: Json
  fileIds: string[]
  replyTo: string | undefined
  /** An Instagram story it answers or names. */
  story: { id: string; url: string } | undefined
  referral: Json | undefined
  atMs: number
  appId: string | undefined
  metadata: string | undefined
  /** The comment it answers in private. */
  commentId: string | undefined
  edits: number
  deletedAtMs: number | undefined
  reactions: Map<'person' | 'asset', string>
  status: 'sent' | 'delivered' | 'read' | 'played' | 'failed' | undefined
}

export type Thread = {
  threadId: string
  network: Channel
  assetId: string
  personId: string
  messageIds: string[]
  /** The person's last message or click; opens the windows. */
  lastContactAtMs: number | undefined
  /** The app that controls the thread; undefined while any may write. */
  ownerAppId: string | undefined
}

/** Bytes with the addresses they were given. */
export type StoredFile = {
  fileId: string
  key: string
  bytes: Buffer
  mime: string
  name: string
  /** The asset it was uploaded for, or the person's asset it was sent to. */
  assetId: string
  byAsset: boolean
  createdAtMs: number
  stickerId: string | undefined
}
