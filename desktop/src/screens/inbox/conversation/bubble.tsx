import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { VisuallyHidden } from '@mantine/core'
import { IconEyeOff, IconHeartFilled, IconLock, IconQuote, IconTrash, IconWorld } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ToneFace } from '../../../parts/case/tone-face.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import { Face } from '../../../parts/people/face.tsx'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import { Attachments } from './attachments.tsx'
import { ExtraCards } from './cards/extra-cards.tsx'
import { MailHead, MessageBody } from './cards/mail-parts.tsx'
import { MessageMenu } from './message-menu.tsx'
import { SendState } from './send-state.tsx'
import classes from './thread.module.css'
import { Versions } from './versions.tsx'

interface Props {
  about: CaseDetail
  message: Message
  /** The message it answers, where that is on screen. */
  answered: Message | undefined
  isFirst: boolean
  isLast: boolean
}

/** One message: the customer's on the left, the brand's on the right; public and private differ in colour, sign and name. */
export const Bubble = memo(function Bubble({ about, message, answered, isFirst, isLast }: Props) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const names = useNames()
  const [areVersionsOpen, setAreVersionsOpen] = useState(false)
  const isIn = message.direction === 'in'
  const person = message.author.kind === 'person' ? names.person(message.author.id) : undefined
  const account = about.conversations.find(({ conversationId }) => conversationId === message.conversationId)
  const author = person?.name || message.author.name || account?.accountName || ''
  return (
    <article
      className={classes.message}
      data-side={isIn ? 'in' : 'out'}
      data-first={isFirst || undefined}
      id={`m-${message.messageId}`}
      aria-label={author}
    >
      <span className={classes.face}>
        {isLast && (
          <Face name={author} id={message.author.id ?? author} image={isIn ? about.contact.pictureUrl : (person?.image ?? null)} size={28} />
        )}
      </span>
      <div className={classes.stack}>
        {isFirst && (
          <div className={classes.by}>
            <strong>{author}</strong>
            {message.author.kind === 'network-app' && <span>{t('thread.otherApp')}</span>}
            {message.author.kind === 'platform' && <span>{t('thread.automatic')}</span>}
            <span className={classes.kind} data-kind={message.visibility}>
              {message.visibility === 'private' ? <IconLock size={12} stroke={2} aria-hidden /> : <IconWorld size={12} stroke={2} aria-hidden />}
              {t(`visibility.${message.visibility}`)}
            </span>
          </div>
        )}
        <MailHead message={message} />
        <div className={classes.bubbleLine}>
          <div
            className={classes.bubble}
            data-kind={message.visibility}
            data-deleted={message.deletedAt || message.state === 'cancelled' ? true : undefined}
            data-doubt={['failed', 'uncertain'].includes(message.state) || undefined}
          >
            {answered && <Answered message={answered} />}
            {message.quoted && (
              <blockquote className={classes.quote}>
                <IconQuote size={12} stroke={2} aria-hidden /> <strong>{message.quoted.author}</strong>
                <br />
                {message.quoted.text}
              </blockquote>
            )}
            {message.deletedAt && (
              <p className={classes.gone} title={t('thread.deletedAt', { when: say.both(message.deletedAt) })}>
                <IconTrash size={13} stroke={1.8} aria-hidden /> {t('thread.deleted')}
              </p>
            )}
            <MessageBody message={message} />
            {message.extra.length > 0 && <ExtraCards extra={message.extra} />}
            {message.attachments.length > 0 && <Attachments attachments={message.attachments} />}
          </div>
          <MessageMenu about={about} message={message} onVersions={() => setAreVersionsOpen(true)} />
        </div>
        <div className={classes.under}>
          {message.reactions.length > 0 && <span className={classes.reactions}>{message.reactions.join(' ')}</span>}
          {message.liked && (
            <span className={classes.mark}>
              <IconHeartFilled size={12} color="var(--at-bad)" aria-hidden /> {t('thread.liked')}
            </span>
          )}
          {message.hidden && (
            <span className={classes.mark}>
              <IconEyeOff size={13} stroke={1.9} aria-hidden /> {t('thread.hidden')}
            </span>
          )}
          {isIn && message.tone !== null && message.tone !== 0 && <ToneFace tone={message.tone} size={14} />}
          <time dateTime={message.sentAt} title={say.both(message.sentAt)}>
            {say.hour(message.sentAt)}
          </time>
          {message.editedAt && (
            <button type="button" className={classes.textButton} onClick={() => setAreVersionsOpen(true)} disabled={message.earlierTexts === 0}>
              {t('thread.edited')}
            </button>
          )}
          {!isIn && <SendState message={message} caseId={about.caseId} />}
        </div>
        {areVersionsOpen && <Versions messageId={message.messageId} onClose={() => setAreVersionsOpen(false)} />}
      </div>
    </article>
  )
})

function Answered({ message }: { message: Message }) {
  const { t } = useTranslation('inbox')
  const show = () => document.getElementById(`m-${message.messageId}`)?.scrollIntoView({ block: 'center' })
  return (
    <button type="button" className={classes.answered} onClick={show}>
      <VisuallyHidden>{t('thread.inReplyTo')} </VisuallyHidden>
      <strong>{message.author.name}</strong> <span>{message.text}</span>
    </button>
  )
}
