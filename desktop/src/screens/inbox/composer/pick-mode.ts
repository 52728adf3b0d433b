import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import type { Conversation } from '@atalaya/shared/contract/conversations.ts'
import type { Mode } from './intent.ts'

type About = Pick<CaseDetail, 'conversations' | 'visibility' | 'may' | 'draft'>

/** The ways one may write in a case: publicly and in private where it has such a conversation, and as a note. */
export function modesOf(about: About): Mode[] {
  const sides = (['public', 'private'] as const).filter((side) => about.conversations.some(({ visibility }) => visibility === side))
  return [...(about.may.includes('reply') ? sides : []), ...(about.may.includes('note') ? (['note'] as const) : [])]
}

/** The way to begin with: that of the draft, else the side on which the customer wrote last. */
export function firstMode(about: About): Mode {
  const modes = modesOf(about)
  const wished = about.draft?.mode ?? newest(about.conversations)?.visibility ?? about.visibility
  return modes.find((mode) => mode === wished) ?? modes[0] ?? 'note'
}

/** The conversation that an answer goes to: the one asked for, else the one of that side where the customer wrote last. */
export function conversationFor(about: About, mode: 'public' | 'private', conversationId: string | null): Conversation | undefined {
  const ofSide = about.conversations.filter(({ visibility }) => visibility === mode)
  return ofSide.find((one) => one.conversationId === conversationId) ?? newest(ofSide)
}

function newest(conversations: readonly Conversation[]): Conversation | undefined {
  const at = ({ lastInboundAt, lastMessageAt }: Conversation) => lastInboundAt ?? lastMessageAt ?? ''
  return conversations.toSorted((a, b) => at(b).localeCompare(at(a)))[0]
}
