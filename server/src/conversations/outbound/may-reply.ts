import type { Capabilities } from '../../connectors/channel.ts'

export interface ReplyCircumstances {
  accountState: string
  removed: boolean
  visibility: 'public' | 'private'
  capabilities: Capabilities
  /** Whether the message to answer mentions or quotes the brand; true for private threads. */
  summoned: boolean
  blocked: boolean
}

/** Null when a reply may leave, else why not, as a code that desktops translate. The composer, the verb and automation all ask this. */
export function whyNotReply({ accountState, removed, visibility, capabilities, summoned, blocked }: ReplyCircumstances): string | null {
  if (removed) return 'account-removed'
  if (accountState === 'broken') return 'account-broken'
  if (blocked) return 'blocked'
  if (visibility === 'public') {
    if (!capabilities.publicReply) return 'no-public-reply'
    return summoned || capabilities.replyUnsummoned ? null : 'not-summoned'
  }
  return capabilities.privateReply ? null : 'no-private-reply'
}

/** Null when the message may be quoted: where the network can, and under the same conditions as an answer. */
export function whyNotQuote(circumstances: ReplyCircumstances): string | null {
  if (circumstances.visibility !== 'public' || !circumstances.capabilities.quote) return 'cannot-quote'
  return whyNotReply(circumstances)
}
