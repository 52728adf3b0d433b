import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { useState } from 'react'
import type { Draft } from './use-draft.ts'

export interface Quote {
  /** Whether the network lets one quote here now. */
  may: boolean
  isOn: boolean
  set: (isOn: boolean) => void
  /** As it was for a reply that was taken back. */
  resume: (message: Message) => void
}

/** Whether a public answer quotes the customer's post before everybody. Chosen for each conversation anew, and for one message only. */
export function useQuote({ mode, conversation }: Pick<Draft, 'mode' | 'conversation'>): Quote {
  const [chosenFor, setChosenFor] = useState<string | null>(null)
  const may = mode === 'public' && conversation?.mayQuote === true
  return {
    may,
    isOn: may && chosenFor === conversation.conversationId,
    set: (isOn) => setChosenFor(isOn ? (conversation?.conversationId ?? null) : null),
    resume: ({ direction, quoted, conversationId }) => setChosenFor(direction === 'out' && quoted ? conversationId : null),
  }
}
