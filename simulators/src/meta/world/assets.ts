export type WebhookObject = 'page' | 'instagram' | 'whatsapp_business_account'

/** Where an app wants to be told of an object, and of which fields. */
export type Callback = { url: string; verifyToken: string; fields: Set<string>; active: boolean; failingSinceMs: number | undefined }

export type App = {
  appId: string
  name: string
  appSecret: string
  instagramAppId: string
  instagramAppSecret: string
  /** Calls without `appsecret_proof` are refused. */
  requireProof: boolean
  /** The app may use the tag HUMAN_AGENT. */
  humanAgent: boolean
  callbacks: Map<WebhookObject, Callback>
}

export type Page = {
  kind: 'page'
  id: string
  name: string
  username: string
  instagramId: string | undefined
  blocked: Set<string>
  restricted: boolean
}

export type Instagram = {
  kind: 'instagram'
  /** The professional account's id: the one in events. */
  id: string
  /** The id an Instagram-login app sees as `id` of `me`. */
  appScopedId: string
  username: string
  name: string
  pageId: string | undefined
  login: 'facebook' | 'instagram'
  blocked: Set<string>
  /** The owner let apps read and write messages. */
  messageAccess: boolean
}

export type Waba = { kind: 'waba'; id: string; name: string; businessId: string; currency: string; timezoneId: string }

export type PhoneNumber = {
  kind: 'phone'
  id: string
  wabaId: string
  display: string
  digits: string
  verifiedName: string
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  blocked: Set<string>
}

export type Asset = Page | Instagram | Waba | PhoneNumber

export type TemplatePart = {
  type: string
  format?: string
  text?: string
  buttons?: { type: string; text?: string; url?: string; phone_number?: string }[]
  example?: Record<string, unknown>
}
export type Template = {
  id: string
  wabaId: string
  name: string
  language: string
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED'
  parameterFormat: 'POSITIONAL' | 'NAMED'
  components: TemplatePart[]
}

export type Person = {
  personId: string
  name: string
  username: string
  /** Digits of the number; undefined for who is not on WhatsApp. */
  phone: string | undefined
  /** Took a user name on WhatsApp: businesses see no number. */
  hidesPhone: boolean
  country: string
  locale: string
  timezone: number
  followers: number
  verified: boolean
  /** Assets this person has blocked or takes no messages from. */
  refuses: Set<string>
  /** The profile may not be read. */
  privateProfile: boolean
}

export type ScopedKind = 'commenter' | 'psid' | 'igsid' | 'bsuid'
export type ScopedId = { kind: ScopedKind; scope: string; personId: string }

export type Token = {
  token: string
  appId: string
  /** What `me` is: a page, an Instagram account, or a system user that may act for all of `assetIds`. */
  meId: string
  kind: 'PAGE' | 'INSTAGRAM' | 'SYSTEM_USER' | 'USER'
  assetIds: Set<string>
  scopes: Set<string>
  issuedAtMs: number
  /** 0 never expires. */
  expiresAtMs: number
  /** Why it no longer works: the subcode of error 190. */
  dead: number | undefined
}
