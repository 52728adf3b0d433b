import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { createContext, useContext } from 'react'

export type Mode = 'public' | 'private' | 'note'
/** What the composer is asked for from elsewhere: to answer a message, or to write in a certain way. */
export interface Intent {
  caseId: string
  mode: Mode
  replyTo: Message | null
  /** Makes the same wish twice two wishes. */
  at: number
}

interface IntentHolder {
  intent: Intent | null
  setIntent: (intent: Intent) => void
}
export const IntentContext = createContext<IntentHolder | null>(null)

export function useIntent(): IntentHolder {
  const holder = useContext(IntentContext)
  if (!holder) throw new Error('There is no composer here')
  return holder
}
