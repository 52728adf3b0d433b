import type { Fact } from '@atalaya/shared/contract/facts.ts'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { type Line, openLive } from '../../live.ts'

/** Who is at a case, and in which conversations and cases the contact types, as last heard. */
export interface Around {
  people: Record<string, { personId: string; doing: 'viewing' | 'typing'; at: number }[]>
  typing: Record<string, number>
}

interface LiveLine {
  line: Line
  around: Around
  hear(listener: (fact: Fact) => void): () => void
}

const LiveContext = createContext<LiveLine | null>(null)
/** Without another word a person has left after this long, and a contact has stopped typing. */
export const GONE_AFTER_MS = 45_000
export const TYPING_ENDS_MS = 6_000

export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [line, setLine] = useState<Line>('connecting')
  const [around, setAround] = useState<Around>({ people: {}, typing: {} })
  const listeners = useRef(new Set<(fact: Fact) => void>())

  useEffect(
    () =>
      openLive(client, {
        onLine: setLine,
        onFact(fact) {
          for (const listener of listeners.current) listener(fact)
        },
        onPresence({ caseId, personId, doing }) {
          setAround((was) => {
            const now = Date.now()
            const others = (was.people[caseId] ?? []).filter((one) => one.personId !== personId && now - one.at < GONE_AFTER_MS)
            const people = { ...was.people, [caseId]: doing === 'gone' ? others : [...others, { personId, doing, at: now }] }
            if (people[caseId]?.length === 0) delete people[caseId]
            return { ...was, people }
          })
        },
        onTyping: ({ conversationId, caseId }) =>
          setAround((was) => {
            const now = Date.now()
            return { ...was, typing: { ...was.typing, [conversationId]: now, ...(caseId && { [caseId]: now }) } }
          }),
      }),
    [client],
  )
  const value = useMemo(
    () => ({
      line,
      around,
      hear(listener: (fact: Fact) => void) {
        listeners.current.add(listener)
        return () => void listeners.current.delete(listener)
      },
    }),
    [line, around],
  )
  return <LiveContext value={value}>{children}</LiveContext>
}

export function useLive(): LiveLine {
  const live = useContext(LiveContext)
  if (!live) throw new Error('The live line is used outside its provider')
  return live
}
