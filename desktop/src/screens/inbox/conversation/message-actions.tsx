import { openCaseFromMessage, splitCase } from '@atalaya/shared/contract/cases.ts'
import { actOnMessage, replyPrivately } from '@atalaya/shared/contract/conversations.ts'
import { Menu } from '@mantine/core'
import {
  IconArrowsSplit2,
  IconCirclePlus,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconHeart,
  IconHeartOff,
  IconHistory,
  IconLock,
  IconMoodSmile,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshWhatNames, useDo } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { useConfirm } from '../../../parts/states/use-confirm.tsx'
import { useGo } from '../use-address.ts'
import type { MessageMenuProps } from './message-menu.tsx'
import classes from './thread.module.css'
import { placeMessage } from './use-timeline.ts'
import { WordsDialog } from './words-dialog.tsx'

const REACTIONS = ['❤️', '👍', '😂'] as const

/** Everything one can do with a message beside answering it, as far as the message says one may. It stands open as soon as it is there. */
export function MessageActions({ about, message, onVersions }: MessageMenuProps) {
  const { t } = useTranslation('inbox')
  const target = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  // The button that called it gave its place, and the focus with it, to this one.
  useEffect(() => {
    target.current?.focus({ preventScroll: true })
    setIsOpen(true)
  }, [])
  const client = useQueryClient()
  const { openCase } = useGo()
  const { confirm, dialog } = useConfirm()
  const [words, setWords] = useState<'private' | 'edit' | null>(null)
  const replyId = useRef(makeId())
  const { mutate: act, isPending: isActing } = useDo(actOnMessage, {
    onDone(changed) {
      placeMessage(client, about.caseId, changed)
      setWords(null)
    },
  })
  const { mutate: answer, isPending: isAnswering } = useDo(replyPrivately, {
    onDone(reply) {
      placeMessage(client, about.caseId, reply)
      void refreshWhatNames(client, { caseId: about.caseId })
      setWords(null)
    },
  })
  const { mutate: makeCase } = useDo(openCaseFromMessage, { onDone: ({ caseId }) => openCase(caseId) })
  const { mutate: split } = useDo(splitCase, { onDone: ({ caseId }) => openCase(caseId) })
  const may = new Set(message.may)
  const icon = { size: 15, stroke: 1.7, 'aria-hidden': true }
  const { messageId } = message
  const remove = async () => {
    if (await confirm({ text: t('message.deleteSure'), yes: t('message.delete'), isDanger: true })) act({ messageId, action: 'delete' })
  }
  return (
    <>
      <Menu opened={isOpen} onChange={setIsOpen} position="bottom" width={240}>
        <Menu.Target>
          <button ref={target} type="button" className={classes.act} aria-label={t('message.actions')}>
            <IconDots {...icon} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {may.has('reply-privately') && (
            <Menu.Item leftSection={<IconLock {...icon} />} onClick={() => setWords('private')}>
              {t('message.replyPrivately')}
            </Menu.Item>
          )}
          {may.has('react') &&
            REACTIONS.map((emoji) => (
              <Menu.Item
                key={emoji}
                leftSection={<IconMoodSmile {...icon} />}
                onClick={() => act({ messageId, action: 'react', emoji })}
                aria-label={t('message.react', { emoji })}
              >
                {emoji}
              </Menu.Item>
            ))}
          {may.has('unreact') && (
            <Menu.Item leftSection={<IconMoodSmile {...icon} />} onClick={() => act({ messageId, action: 'unreact' })}>
              {t('message.unreact')}
            </Menu.Item>
          )}
          {may.has('edit') && (
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setWords('edit')}>
              {t('message.edit')}
            </Menu.Item>
          )}
          {may.has('like') && (
            <Menu.Item leftSection={<IconHeart {...icon} />} onClick={() => act({ messageId, action: 'like' })}>
              {t('message.like')}
            </Menu.Item>
          )}
          {may.has('unlike') && (
            <Menu.Item leftSection={<IconHeartOff {...icon} />} onClick={() => act({ messageId, action: 'unlike' })}>
              {t('message.unlike')}
            </Menu.Item>
          )}
          {may.has('hide') && (
            <Menu.Item leftSection={<IconEyeOff {...icon} />} onClick={() => act({ messageId, action: 'hide' })}>
              {t('message.hide')}
            </Menu.Item>
          )}
          {may.has('unhide') && (
            <Menu.Item leftSection={<IconEye {...icon} />} onClick={() => act({ messageId, action: 'unhide' })}>
              {t('message.unhide')}
            </Menu.Item>
          )}
          {message.text && (
            <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void navigator.clipboard.writeText(message.text)}>
              {t('message.copy')}
            </Menu.Item>
          )}
          {message.earlierTexts > 0 && (
            <Menu.Item leftSection={<IconHistory {...icon} />} onClick={onVersions}>
              {t('message.versions')}
            </Menu.Item>
          )}
          {may.has('case') && (
            <Menu.Item leftSection={<IconCirclePlus {...icon} />} onClick={() => makeCase({ messageId })}>
              {t('message.case')}
            </Menu.Item>
          )}
          {about.may.includes('split') && message.direction === 'in' && about.messages > 1 && (
            <Menu.Item leftSection={<IconArrowsSplit2 {...icon} />} onClick={() => split({ caseId: about.caseId, messageIds: [messageId] })}>
              {t('split.choose')}
            </Menu.Item>
          )}
          {message.url && (
            <Menu.Item component="a" href={message.url} target="_blank" rel="noreferrer noopener" leftSection={<IconExternalLink {...icon} />}>
              {t('thread.openOnNetwork')}
            </Menu.Item>
          )}
          {may.has('delete') && (
            <Menu.Item c="var(--at-bad)" leftSection={<IconTrash {...icon} />} onClick={() => void remove()}>
              {t('message.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog}
      {words === 'private' && (
        <WordsDialog
          title={t('message.replyPrivately')}
          hint={t('message.replyPrivatelyHint')}
          yes={t('composer.send')}
          isPending={isAnswering}
          onSay={(text) => answer({ messageId, replyId: replyId.current, text })}
          onClose={() => setWords(null)}
        />
      )}
      {words === 'edit' && (
        <WordsDialog
          title={t('message.edit')}
          initial={message.text}
          yes={t('message.editSave')}
          isPending={isActing}
          onSay={(text) => act({ messageId, action: 'edit', text })}
          onClose={() => setWords(null)}
        />
      )}
    </>
  )
}
