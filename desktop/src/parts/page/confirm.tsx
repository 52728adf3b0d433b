import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '../text/use-words.ts'

interface ConfirmShape {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen, in plain words. */
  children: ReactNode
  label: string
  danger?: boolean
  busy?: boolean
  /** Has to be typed before it can be confirmed. */
  word?: string
  onConfirm: () => void
}

/** Asks before something that is not easily undone, and tells its consequences. */
export function Confirm({ opened, onClose, title, children, label, danger = false, busy = false, word, onConfirm }: ConfirmShape) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const isReady = word === undefined || typed.trim() === word.trim()
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={650}>{title}</Text>} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) onConfirm()
        }}
      >
        <Stack gap="md">
          <Text component="div">{children}</Text>
          {word !== undefined && (
            <TextInput
              label={t('confirm.type', { word })}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
            </Button>
            <Button type="submit" {...(danger && { color: 'red.9' })} loading={busy} disabled={!isReady}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
