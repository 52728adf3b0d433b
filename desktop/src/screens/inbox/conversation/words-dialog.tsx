import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  title: string
  hint?: string | undefined
  initial?: string
  yes: string
  isPending: boolean
  onSay: (text: string) => void
  onClose: () => void
}

/** Words for one act on one message: a private answer to it, or what it shall say instead. */
export function WordsDialog({ title, hint, initial = '', yes, isPending, onSay, onClose }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState(initial)
  const isReady = text.trim() !== '' && text !== initial
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <Textarea
        data-autofocus
        autosize
        minRows={4}
        maxRows={12}
        aria-label={title}
        description={hint}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isReady && onSay(text)}
      />
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('actions.cancel')}
        </Button>
        <Button loading={isPending} disabled={!isReady} onClick={() => onSay(text)}>
          {yes}
        </Button>
      </Group>
    </Modal>
  )
}
