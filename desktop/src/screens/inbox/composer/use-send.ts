import { addNote, type CaseDetail, sayViewing } from '@atalaya/shared/contract/cases.ts'
import { sayTyping, sendReply } from '@atalaya/shared/contract/conversations.ts'
import { countText } from '@atalaya/shared/text/count-text.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshWhatNames, showRefusal, useDo } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { usePreferences } from '../../../preferences.ts'
import { placeMessage, useTimeline } from '../conversation/use-timeline.ts'
import type { MailWords } from './mail-fields.tsx'
import type { Draft } from './use-draft.ts'
import type { Quote } from './use-quote.ts'
import type { Uploads } from './use-uploads.ts'

const TYPING_EVERY_MS = 3_000

export interface Sending {
  canSend: boolean
  isSending: boolean
  /** Characters left as the network counts them; null for notes. */
  left: number | null
  /** The customer wrote after what one had seen. */
  isChanged: boolean
  send: (options?: { sendAt?: string; anyway?: boolean }) => void
  dropChanged: () => void
}

interface Props {
  about: CaseDetail
  draft: Draft
  quote: Quote
  mail: MailWords
  uploads: Uploads
  focus: () => void
}

/** Sends what is written. The id of a reply is made here and kept until the server has it: however often one tries, it leaves once. */
export function useSend({ about, draft, quote, mail, uploads, focus }: Props): Sending {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [{ undoSeconds }] = usePreferences()
  const [isChanged, setIsChanged] = useState(false)
  const messageId = useRef(makeId())
  const { mode, conversation, text } = draft
  const { seenMessageId, seeNewest } = useSeen(about, conversation?.conversationId, text !== '')
  useTyping(about.caseId, draft)

  const begin = () => {
    messageId.current = makeId()
    setIsChanged(false)
    draft.clear()
    quote.set(false)
    uploads.clear()
    focus()
  }
  const { mutate: reply, isPending: isReplying } = useDo(sendReply, {
    onDone(message) {
      placeMessage(client, about.caseId, message)
      void refreshWhatNames(client, { caseId: about.caseId })
      begin()
    },
    onRefused: (error) => (error.code === 'reply/changed' ? setIsChanged(true) : showRefusal(t, error)),
  })
  const { mutate: note, isPending: isNoting } = useDo(addNote, { onDone: begin })

  const limits = conversation?.limits
  const left = mode === 'note' || !limits ? null : limits.maxLength - countText(limits.unit, text)
  const isSending = isReplying || isNoting
  const hasWords = text.trim() !== '' || (mode !== 'note' && uploads.files.length > 0)
  const isOpen = mode === 'note' || (conversation !== undefined && conversation.cannotReply === null)
  const canSend = !isSending && hasWords && isOpen && (left === null || left >= 0) && !uploads.isBusy
  return {
    canSend,
    isSending,
    left,
    isChanged,
    dropChanged() {
      seeNewest()
      setIsChanged(false)
    },
    send({ sendAt, anyway = false } = {}) {
      if (!canSend) return
      if (mode === 'note')
        return note({ caseId: about.caseId, noteId: messageId.current, text, mentionIds: draft.mentions.map(({ personId }) => personId) })
      if (!conversation) return
      return reply({
        conversationId: conversation.conversationId,
        messageId: messageId.current,
        caseId: about.caseId,
        text,
        fileIds: uploads.files.flatMap(({ fileId }) => fileId ?? []),
        replyToMessageId: draft.replyTo?.messageId ?? null,
        asQuote: quote.isOn,
        ...(conversation.channel === 'email' && { subject: mail.subject, cc: mail.cc }),
        undoSeconds,
        sendAt: sendAt ?? null,
        seenMessageId: anyway ? null : seenMessageId.current,
      })
    },
  }
}

/** The customer's newest message of a conversation as it was when one began to write. */
function useSeen(about: CaseDetail, conversationId: string | undefined, isWriting: boolean) {
  const { items } = useTimeline(about.caseId)
  const isTheirs = (item: (typeof items)[number]) =>
    item.kind === 'message' && item.message.direction === 'in' && item.message.conversationId === conversationId
  const newest = items.findLast(isTheirs)?.id ?? null
  const seen = useRef<string | null>(newest)
  useEffect(() => {
    if (!isWriting || !seen.current) seen.current = newest
  }, [newest, isWriting])
  const seeNewest = () => {
    seen.current = newest
  }
  return { seenMessageId: seen, seeNewest }
}

/** Tells colleagues, and the customer where the channel shows it, that one writes; no more often than they forget it. */
function useTyping(caseId: string, { mode, text, conversation }: Draft): void {
  const { mutate: say } = useDo(sayTyping, { onRefused: () => undefined, isQuiet: true })
  const { mutate: view } = useDo(sayViewing, { onRefused: () => undefined, isQuiet: true })
  const saidAt = useRef(0)
  const begun = useRef(text)
  const conversationId = conversation?.conversationId
  useEffect(() => {
    if (text === begun.current || text === '') return
    begun.current = text
    if (performance.now() - saidAt.current < TYPING_EVERY_MS) return
    saidAt.current = performance.now()
    view({ caseId, doing: 'typing' })
    if (mode !== 'note' && conversationId) say({ conversationId, typing: true })
  }, [text, mode, caseId, conversationId, say, view])
}
