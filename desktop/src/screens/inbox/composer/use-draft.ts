import { type CaseDetail, readCase, saveDraft } from '@atalaya/shared/contract/cases.ts'
import type { Conversation, Message } from '@atalaya/shared/contract/conversations.ts'
import type { Person } from '@atalaya/shared/contract/staff.ts'
import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCommand } from '../../../commands/use-commands.tsx'
import { askKey, useDo } from '../../../data.ts'
import { type Mode, useIntent } from './intent.ts'
import { conversationFor, firstMode, modesOf } from './pick-mode.ts'
import { withDraft } from './with-draft.ts'

const SAVE_AFTER_MS = 700

export interface Draft {
  modes: Mode[]
  mode: Mode
  conversation: Conversation | undefined
  text: string
  replyTo: Message | null
  mentions: Person[]
  /** Kept by the server, waiting to be, or nothing to keep. */
  keeping: 'none' | 'waiting' | 'kept'
  setMode: (mode: Mode) => void
  setText: (text: string) => void
  setReplyTo: (message: Message | null) => void
  insert: (piece: string, from?: number) => void
  mention: (person: Person, from: number) => void
  takeBack: (message: Message) => void
  clear: () => void
}

/** What is being written in a case: kept by the server shortly after each pause, so that it is there tomorrow and on another machine. */
export function useDraft(about: CaseDetail, area: RefObject<HTMLTextAreaElement | null>): Draft {
  const { caseId } = about
  const { intent } = useIntent()
  const modes = useMemo(() => modesOf(about), [about])
  const [mode, setMode] = useState<Mode>(() => firstMode(about))
  const [text, setText] = useState(about.draft?.text ?? '')
  const [replyTo, setReplyTo] = useState<Message | null>(null)
  const [mentions, setMentions] = useState<Person[]>([])
  const draftedId = about.draft?.mode === mode ? about.draft.conversationId : null
  const conversation = mode === 'note' ? undefined : conversationFor(about, mode, replyTo?.conversationId ?? draftedId)

  const keeping = useKeeping(
    caseId,
    { mode, text, conversationId: conversation?.conversationId ?? null, replyToMessageId: replyTo?.messageId ?? null },
    about.draft?.text ?? '',
  )

  const focus = useCallback(() => setTimeout(() => area.current?.focus(), 0), [area])
  useEffect(() => {
    if (intent?.caseId !== caseId) return
    setMode(intent.mode)
    setReplyTo(intent.replyTo)
    focus()
  }, [intent, caseId, focus])
  const wish = (wanted: Mode) => () => {
    setMode(wanted)
    focus()
  }
  const answers = modes.filter((one) => one !== 'note')
  useCommand('reply', answers[0] ? wish(answers.find((one) => one === mode) ?? answers[0]) : null)
  useCommand('reply-private', modes.includes('private') ? wish('private') : null)
  useCommand('note', modes.includes('note') ? wish('note') : null)

  const insert = useCallback(
    (piece: string, from?: number) => {
      const box = area.current
      const start = from ?? box?.selectionStart ?? text.length
      const end = Math.max(start, box?.selectionEnd ?? text.length)
      setText(text.slice(0, start) + piece + text.slice(end))
      setTimeout(() => {
        box?.focus()
        box?.setSelectionRange(start + piece.length, start + piece.length)
      }, 0)
    },
    [area, text],
  )
  return {
    modes,
    mode: modes.includes(mode) ? mode : (modes[0] ?? 'note'),
    conversation,
    text,
    replyTo,
    mentions: mentions.filter((person) => text.includes(`@${person.name}`)),
    keeping,
    setMode,
    setText,
    setReplyTo,
    insert,
    mention(person, from) {
      setMentions((was) => [...was.filter((other) => other.personId !== person.personId), person])
      insert(`@${person.name} `, from)
    },
    takeBack(message) {
      setMode(message.visibility)
      setText((was) => (was.trim() === '' ? message.text : `${message.text}\n\n${was}`))
      focus()
    },
    clear() {
      setText('')
      setReplyTo(null)
      setMentions([])
    },
  }
}

interface Kept {
  mode: Mode
  text: string
  conversationId: string | null
  replyToMessageId: string | null
}

function useKeeping(caseId: string, now: Kept, begun: string): Draft['keeping'] {
  const { mutate } = useDo(saveDraft, { onRefused: () => undefined, isQuiet: true })
  const client = useQueryClient()
  const [kept, setKept] = useState(begun)
  const firstText = useRef(begun)
  const latest = useRef({ now, kept })
  useEffect(() => {
    latest.current = { now, kept }
  })
  useEffect(() => {
    if (now.text === kept) return
    const timer = setTimeout(() => mutate({ caseId, ...latest.current.now }, { onSuccess: () => setKept(now.text) }), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [caseId, now.text, kept, mutate])
  // Leaving the case keeps what the pause has not kept yet.
  useEffect(
    () => () => {
      const { now: left, kept: last } = latest.current
      if (left.text !== last) mutate({ caseId, ...left })
      if (left.text !== last || last !== firstText.current)
        client.setQueryData<CaseDetail>(askKey(readCase, { caseId }), (was) => was && withDraft(was, left, new Date().toISOString()))
    },
    [caseId, mutate, client],
  )
  if (now.text === '') return 'none'
  return now.text === kept ? 'kept' : 'waiting'
}
