import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { IconArrowBackUp, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIntent } from '../composer/intent.ts'
import { MessageActions } from './message-actions.tsx'
import classes from './thread.module.css'

export interface MessageMenuProps {
  about: CaseDetail
  message: Message
  onVersions: () => void
}

/** The way to answer a message and to everything else one can do with it. A thread has many: the menu is made when it is first called. */
export function MessageMenu({ about, message, onVersions }: MessageMenuProps) {
  const { t } = useTranslation('inbox')
  const { setIntent } = useIntent()
  const [isCalled, setIsCalled] = useState(false)
  const icon = { size: 15, stroke: 1.7, 'aria-hidden': true }
  const reply = () => setIntent({ caseId: about.caseId, mode: message.visibility, replyTo: message, at: Date.now() })
  return (
    <div className={classes.acts}>
      {message.may.includes('reply') && (
        <button type="button" className={classes.act} aria-label={t('message.reply')} title={t('message.reply')} onClick={reply}>
          <IconArrowBackUp {...icon} />
        </button>
      )}
      {isCalled ? (
        <MessageActions about={about} message={message} onVersions={onVersions} />
      ) : (
        <button type="button" className={classes.act} aria-label={t('message.actions')} aria-haspopup="menu" onClick={() => setIsCalled(true)}>
          <IconDots {...icon} />
        </button>
      )}
    </div>
  )
}
