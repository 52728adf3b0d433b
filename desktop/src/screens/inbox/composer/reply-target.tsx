import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { CloseButton } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './composer.module.css'

/** The message that is being answered. */
export function ReplyTarget({ message, onDrop }: { message: Message; onDrop: () => void }) {
  const { t } = useTranslation('inbox')
  return (
    <div className={classes.target}>
      <IconArrowBackUp size={14} stroke={1.8} aria-hidden />
      <strong>{t('composer.replyingTo', { name: message.author.name })}</strong>
      <span className="truncate">{message.text}</span>
      <CloseButton size="sm" aria-label={t('composer.dropReply')} onClick={onDrop} />
    </div>
  )
}
