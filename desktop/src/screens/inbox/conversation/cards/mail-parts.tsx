import type { Extra, Message } from '@atalaya/shared/contract/conversations.ts'
import { IconDots, IconMailOff, IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RichText } from '../../../../parts/text/rich-text.tsx'
import classes from './mail.module.css'
import { wordsBesideCards } from './words-beside-cards.ts'

type Mail = Extract<Extra, { kind: 'mail' }>
const Formatted = lazy(async () => ({ default: (await import('./mail-frame.tsx')).MailFrame }))

/** Of a mail: whether its sender is who it says, who else has it. */
export function MailHead({ message }: { message: Message }) {
  const { t } = useTranslation('inbox')
  const mail = mailOf(message)
  if (!mail) return null
  const isProven = !message.unverified
  const verdict = `SPF ${mail.spf} · DKIM ${mail.dkim} · DMARC ${mail.dmarc}`
  const others = [...mail.to, ...mail.cc]
  return (
    <div className={classes.head}>
      {message.direction === 'in' && (
        <span className={classes.verdict} data-proven={isProven || undefined} title={verdict}>
          {isProven ? <IconShieldCheck size={13} stroke={1.8} aria-hidden /> : <IconShieldQuestion size={13} stroke={1.8} aria-hidden />}
          {t(isProven ? 'mail.proven' : 'mail.unproven')}
        </span>
      )}
      {message.automatic && (
        <span className={classes.verdict}>
          <IconMailOff size={13} stroke={1.8} aria-hidden /> {t('mail.automatic')}
        </span>
      )}
      {others.length > 0 && (
        <span className={classes.to} title={others.join(', ')}>
          {t('mail.to', { who: mail.to.join(', ') })}
          {mail.cc.length > 0 && ` · ${t('mail.cc', { who: mail.cc.join(', ') })}`}
        </span>
      )}
      {notesOf(mail).map((note) => (
        <span key={note} className={classes.note}>
          {t(`mail.note.${note}`, { defaultValue: note })}
        </span>
      ))}
    </div>
  )
}

/** The words of a message; of a mail also what was folded away, and in their stead the mail as its sender formatted it, on request. */
export function MessageBody({ message }: { message: Message }) {
  const { t } = useTranslation('inbox')
  const [isFormatted, setIsFormatted] = useState(false)
  const [isUnfolded, setIsUnfolded] = useState(false)
  const quoted = mailOf(message)?.quoted
  const text = wordsBesideCards(message)
  const words = text && <RichText text={text} />
  if (!quoted && !message.html) return words
  return (
    <>
      {!isFormatted && words}
      {isUnfolded && quoted && !isFormatted && (
        <div className={classes.quoted}>
          <RichText text={quoted} />
        </div>
      )}
      {isFormatted && message.html && (
        <Suspense>
          <Formatted message={message} html={message.html} />
        </Suspense>
      )}
      <div className={classes.more}>
        {quoted && !isFormatted && (
          <button
            type="button"
            aria-expanded={isUnfolded}
            aria-label={t(isUnfolded ? 'mail.fold' : 'mail.unfold')}
            onClick={() => setIsUnfolded(!isUnfolded)}
          >
            <IconDots size={16} aria-hidden />
          </button>
        )}
        {message.html && (
          <button type="button" aria-expanded={isFormatted} onClick={() => setIsFormatted(!isFormatted)}>
            {t(isFormatted ? 'mail.plain' : 'mail.formatted')}
          </button>
        )}
      </div>
    </>
  )
}

const mailOf = (message: Message) => message.extra.find((one): one is Mail => one.kind === 'mail')
const notesOf = ({ note }: Mail) => note?.split(' ').filter(Boolean) ?? []
