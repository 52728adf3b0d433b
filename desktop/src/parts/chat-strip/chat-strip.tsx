import { type CaseRow, listCases } from '@atalaya/shared/contract/cases.ts'
import { IconAlertTriangle, IconCheck, IconClock, IconFlame, IconMessageChatbot } from '@tabler/icons-react'
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { keysOf } from '../../commands/chords.ts'
import { COMMANDS } from '../../commands/commands-table.ts'
import { ShowKeys } from '../../commands/show-keys.tsx'
import { useCommand, useCommands } from '../../commands/use-commands.tsx'
import { useAsk } from '../../data.ts'
import { Face } from '../people/face.tsx'
import { TYPING_ENDS_MS, useLive } from '../shell/live-line.tsx'
import { useMay } from '../shell/me-context.tsx'
import { dueLevel } from '../time/spans.ts'
import { useNow } from '../time/use-now.ts'
import classes from './chat-strip.module.css'
import { liveChats, nextChat, waitClock } from './live-chats.ts'

const MOST = 20

/** The live chats one holds, on every page: who waits and for how long, who wrote, who types. Without any there is nothing. */
export function ChatStrip() {
  const may = useMay()
  return may('message.reply') ? <Strip /> : null
}

function Strip() {
  const { t } = useTranslation('inbox')
  const { data } = useAsk(listCases, { view: 'mine', channels: 'chat', sort: 'recent', limit: MOST })
  const now = useNow(30_000)
  const { pathname } = useLocation()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const openCaseId = pathname === '/inbox' ? search.case : undefined
  const chats = liveChats(data?.rows ?? [], now)
  const next = nextChat(chats, openCaseId)
  const open = (caseId: string) =>
    void navigate({
      to: '/inbox',
      search: (was: Record<string, string | undefined>) => (pathname === '/inbox' ? { ...was, case: caseId, panel: undefined } : { case: caseId }),
    })
  useCommand('next-chat', next ? () => open(next.caseId) : null)
  if (chats.length === 0) return null
  return (
    <nav className={classes.strip} aria-label={t('chats.title')}>
      <span className={classes.title}>
        <IconMessageChatbot size={16} stroke={1.7} aria-hidden />
        <span className={classes.word}>{t('chats.title')}</span>
      </span>
      <ul className={classes.chats}>
        {chats.map((row) => (
          <li key={row.caseId}>
            <ChatChip row={row} isOpen={row.caseId === openCaseId} onOpen={() => open(row.caseId)} />
          </li>
        ))}
      </ul>
      {next && <KeyOfNext />}
    </nav>
  )
}

function KeyOfNext() {
  const { t } = useTranslation('inbox')
  const { keys: changes } = useCommands()
  const command = COMMANDS.find(({ id }) => id === 'next-chat')
  const keys = command && keysOf(command, changes)
  if (!keys) return null
  return (
    <span className={classes.key} title={t('chats.keyHint')}>
      <ShowKeys keys={keys} />
    </span>
  )
}

function ChatChip({ row, isOpen, onOpen }: { row: CaseRow; isOpen: boolean; onOpen: () => void }) {
  const { t } = useTranslation('inbox')
  const { around } = useLive()
  const now = useNow(1000)
  const { contact, waitingSince, dueAt, unread } = row
  const isTyping = now - (around.typing[row.caseId] ?? 0) < TYPING_ENDS_MS
  const wait = waitingSince && waitClock(now - Date.parse(waitingSince))
  const level = waitingSince && dueAt ? dueLevel(Date.parse(dueAt), now) : 'calm'
  const Sign = level === 'late' ? IconAlertTriangle : level === 'near' ? IconFlame : IconClock
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isOpen])
  return (
    <button
      ref={button}
      type="button"
      className={classes.chat}
      aria-current={isOpen || undefined}
      data-level={level}
      title={wait ? t('chats.waits', { name: contact.name, time: wait }) : t('chats.answered', { name: contact.name })}
      onClick={onOpen}
    >
      <Face name={contact.name} id={contact.contactId} image={contact.pictureUrl} size={20} />
      {unread && !isOpen && <span className={classes.unread} role="img" aria-label={t('list.unread')} />}
      <span className={`${classes.name} truncate`}>{contact.name}</span>
      {isTyping && (
        <span className={classes.dots} role="img" aria-label={t('thread.contactTyping', { name: contact.name })}>
          <i />
          <i />
          <i />
        </span>
      )}
      {wait ? (
        <span className={`${classes.wait} figures`}>
          <Sign size={12} stroke={2} aria-hidden /> {wait}
        </span>
      ) : (
        <IconCheck className={classes.answered} size={14} stroke={2} role="img" aria-label={t('chats.answeredMark')} />
      )}
    </button>
  )
}
