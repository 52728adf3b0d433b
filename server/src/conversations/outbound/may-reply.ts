import type { Capabilities, ReplyWindow } from '../../connectors/channel.ts'

export interface ReplyCircumstances {
  accountState: string
  removed: boolean
  visibility: 'public' | 'private'
  capabilities: Capabilities
  /** Whether the message to answer mentions or quotes the brand; true for private threads. */
  summoned: boolean
  blocked: boolean
  /** What the network lets one send now, by the age of the customer's last word. */
  window: ReplyWindow['state']
  /** What is to leave: what a person types, what a rule or a timer writes, a message that the network approved, the one private answer to a public message. */
  sort: 'typed' | 'automatic' | 'template' | 'private-reply'
}

/** Null when a reply may leave, else why not, as a code that desktops translate. The composer, the verbs and automation all ask this. */
export function whyNotReply(circumstances: ReplyCircumstances): string | null {
  const { accountState, removed, visibility, capabilities, summoned, blocked } = circumstances
  if (removed) return 'account-removed'
  if (accountState === 'broken') return 'account-broken'
  if (blocked) return 'blocked'
  if (visibility === 'public') {
    if (!capabilities.publicReply) return 'no-public-reply'
    return summoned || capabilities.replyUnsummoned ? whyShut(circumstances) : 'not-summoned'
  }
  return capabilities.privateReply ? whyShut(circumstances) : 'no-private-reply'
}

/** Only what was approved passes a window of templates, and only what a person types one for people. A private answer has a time of its own. */
function whyShut({ window, sort, capabilities }: ReplyCircumstances): string | null {
  if (sort === 'template' && !capabilities.templates) return 'no-templates'
  if (window === 'open' || sort === 'private-reply') return null
  if (window === 'human') return sort === 'automatic' ? 'window-closed' : null
  if (window === 'closed' || !capabilities.templates) return 'window-closed'
  return sort === 'template' ? null : 'template-only'
}

/** Null when the message may be quoted: where the network can, and under the same conditions as an answer. */
export function whyNotQuote(circumstances: ReplyCircumstances): string | null {
  if (circumstances.visibility !== 'public' || !circumstances.capabilities.quote) return 'cannot-quote'
  return whyNotReply(circumstances)
}
