import type { Conversation } from '@atalaya/shared/contract/conversations.ts'
import { TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'

export interface MailWords {
  /** Null while it is that of the thread. */
  subject: string | null
  cc: string[]
}

/** Subject and copies of a mail: what the thread has, until one changes it. */
export function useMailWords(conversation: Conversation | undefined) {
  const [changed, setChanged] = useState<{ of: string; words: MailWords } | null>(null)
  const id = conversation?.conversationId ?? ''
  const words = changed?.of === id ? changed.words : { subject: null, cc: conversation?.cc ?? [] }
  return { words, set: (change: Partial<MailWords>) => setChanged({ of: id, words: { ...words, ...change } }) }
}

export function MailFields({ conversation, mail }: { conversation: Conversation; mail: ReturnType<typeof useMailWords> }) {
  const { t } = useTranslation('inbox')
  const { words, set } = mail
  const [isOpen, setIsOpen] = useState(words.cc.length > 0)
  if (!isOpen)
    return (
      <button type="button" className={classes.mailLine} onClick={() => setIsOpen(true)}>
        {t('composer.subjectIs', { subject: words.subject ?? conversation.subject ?? t('composer.noSubject') })}
      </button>
    )
  return (
    <div className={classes.mail}>
      <TextInput
        size="xs"
        label={t('composer.subject')}
        value={words.subject ?? conversation.subject ?? ''}
        maxLength={500}
        onChange={(event) => set({ subject: event.currentTarget.value })}
      />
      <TagsInput
        size="xs"
        label={t('composer.cc')}
        placeholder={words.cc.length === 0 ? t('composer.ccHint') : ''}
        value={words.cc}
        splitChars={[',', ';', ' ']}
        onChange={(cc) => set({ cc: cc.filter((address) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) })}
      />
    </div>
  )
}
