import { CloseButton, Progress } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { sayBytes } from '../../../parts/text/say-bytes.ts'
import classes from './composer.module.css'
import type { Uploads } from './use-uploads.ts'

/** The files that go with the reply, and how far each is. */
export function FileTray({ uploads }: { uploads: Uploads }) {
  const { t, i18n } = useTranslation('inbox')
  if (uploads.files.length === 0) return null
  return (
    <ul className={classes.tray}>
      {uploads.files.map(({ key, name, size, percent, fileId, failed }) => (
        <li key={key} className={classes.upload} data-failed={failed ? true : undefined}>
          <IconPaperclip size={14} stroke={1.7} aria-hidden />
          <span className="truncate">{name}</span>
          <small>{failed ?? sayBytes(i18n.language, size)}</small>
          {!fileId && !failed && (
            <Progress className={classes.progress} size={3} value={percent} aria-label={t('composer.uploading', { name, percent })} />
          )}
          <CloseButton size="sm" aria-label={t('composer.fileRemove', { name })} onClick={() => uploads.remove(key)} />
        </li>
      ))}
    </ul>
  )
}
