import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { ActionIcon, Button, FileButton, Tooltip } from '@mantine/core'
import { IconNote, IconPaperclip, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ShowKeys } from '../../../commands/show-keys.tsx'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { fillTemplate } from '../../../parts/text/fill-template.ts'
import classes from './composer.module.css'
import { EmojiPicker } from './picks/emoji-picker.tsx'
import { TemplatePicker } from './picks/template-picker.tsx'
import { ScheduleMenu } from './schedule-menu.tsx'
import type { Draft } from './use-draft.ts'
import type { Sending } from './use-send.ts'
import type { Uploads } from './use-uploads.ts'

interface Props {
  about: CaseDetail
  draft: Draft
  uploads: Uploads
  sending: Sending
  onInsert: (piece: string) => void
}

const NEAR_LIMIT = 60

/** What goes into the text, how much room is left, and the way out. */
export function ComposerFeet({ about, draft, uploads, sending, onInsert }: Props) {
  const { t } = useTranslation('inbox')
  const me = useMe()
  const isNote = draft.mode === 'note'
  return (
    <div className={classes.feet}>
      <EmojiPicker onPick={onInsert} />
      {!isNote && uploads.limits && uploads.limits.max > 0 && (
        <FileButton multiple accept={uploads.limits.mimes.join(',')} onChange={uploads.add}>
          {(props) => (
            <Tooltip label={t('composer.attach')}>
              <ActionIcon {...props} aria-label={t('composer.attach')}>
                <IconPaperclip size={18} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
          )}
        </FileButton>
      )}
      {!isNote && (
        <TemplatePicker
          typeId={about.typeId}
          language={about.language}
          onPick={({ text }) => onInsert(fillTemplate(text, { contact: about.contact, agent: me, case: about }))}
        />
      )}
      <span className={classes.kept}>
        {draft.keeping === 'kept' ? t('composer.draftSaved') : draft.keeping === 'waiting' ? t('composer.draftWaiting') : ''}
      </span>
      <Left left={sending.left} />
      {!isNote && <ScheduleMenu isDisabled={!sending.canSend} onChoose={(sendAt) => sending.send({ sendAt })} />}
      <Tooltip label={<ShowKeys keys="mod+enter" />}>
        <Button
          className={classes.send}
          data-mode={draft.mode}
          size="compact-md"
          disabled={!sending.canSend}
          loading={sending.isSending}
          leftSection={isNote ? <IconNote size={16} stroke={1.8} /> : <IconSend size={16} stroke={1.8} />}
          onClick={() => sending.send()}
        >
          {t(isNote ? 'composer.saveNote' : 'composer.send')}
        </Button>
      </Tooltip>
    </div>
  )
}

function Left({ left }: { left: number | null }) {
  const { t } = useTranslation('inbox')
  if (left === null) return null
  const isOver = left < 0
  return (
    <span className={classes.left} data-near={(left < NEAR_LIMIT && !isOver) || undefined} data-over={isOver || undefined}>
      <span aria-hidden>{left}</span>
      <span className="visually-hidden" aria-live={left < NEAR_LIMIT ? 'polite' : 'off'}>
        {t(isOver ? 'composer.over' : 'composer.left', { count: Math.abs(left) })}
      </span>
    </span>
  )
}
