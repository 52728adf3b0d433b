import type { Message } from '@atalaya/shared/contract/conversations.ts'
import { Modal } from '@mantine/core'
import { IconDownload, IconFile, IconFileOff, IconHourglass } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayBytes } from '../../../parts/text/say-bytes.ts'
import classes from './attachments.module.css'

type Attachment = Message['attachments'][number]

/** What came with a message: pictures to look at, sound and video to play, everything else to download. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  const [shown, setShown] = useState<Attachment | null>(null)
  return (
    <div className={classes.files}>
      {attachments.map((file) => (
        <One key={file.attachmentId} file={file} onShow={() => setShown(file)} />
      ))}
      {shown && <Lightbox file={shown} onClose={() => setShown(null)} />}
    </div>
  )
}

function One({ file, onShow }: { file: Attachment; onShow: () => void }) {
  const { t, i18n } = useTranslation('inbox')
  const name = file.name ?? t(`files.${file.kind}`)
  if (file.state !== 'stored' || !file.url)
    return (
      <span className={classes.file} title={file.reason ?? undefined}>
        {file.state === 'pending' ? <IconHourglass size={18} stroke={1.6} aria-hidden /> : <IconFileOff size={18} stroke={1.6} aria-hidden />}
        <span>
          {name} · {t(file.state === 'pending' ? 'files.pending' : 'files.refused')}
        </span>
      </span>
    )
  if (file.kind === 'image')
    return (
      <button type="button" className={classes.picture} onClick={onShow} aria-label={t('files.open', { name: file.alt ?? name })}>
        <img
          src={file.previewUrl ?? file.url}
          alt={file.alt ?? name}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          loading="lazy"
        />
      </button>
    )
  if (file.kind === 'video')
    return (
      <video className={classes.video} src={file.url} controls preload="metadata" aria-label={name}>
        <track kind="captions" />
      </video>
    )
  if (file.kind === 'audio')
    return (
      <audio src={file.url} controls preload="metadata" aria-label={name}>
        <track kind="captions" />
      </audio>
    )
  return (
    <a className={classes.file} href={file.url} download={name}>
      <IconFile size={18} stroke={1.6} aria-hidden />
      <span>
        {name}
        {file.size !== null && <small> {sayBytes(i18n.language, file.size)}</small>}
      </span>
      <IconDownload size={15} stroke={1.7} role="img" aria-label={t('files.download')} />
    </a>
  )
}

function Lightbox({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const name = file.name ?? t('files.image')
  return (
    <Modal opened onClose={onClose} size="auto" title={name} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <img className={classes.large} src={file.url ?? ''} alt={file.alt ?? name} />
    </Modal>
  )
}
