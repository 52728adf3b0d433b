import { Button, Drawer, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../parts/text/use-words.ts'

interface EditShape {
  opened: boolean
  title: string
  busy: boolean
  size?: string
  onClose: () => void
  onSave: () => void
  children: ReactNode
}

/** A form at the side of the list it belongs to. */
export function EditDrawer({ opened, title, busy, size = 'md', onClose, onSave, children }: EditShape) {
  const { t } = useWords()
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={size}
      title={<Text fw={650}>{title}</Text>}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        <Stack gap="sm">
          {children}
          <Group justify="flex-end" gap="xs" mt="sm">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('actions.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}
