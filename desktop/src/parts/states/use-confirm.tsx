import { Button, Group, Modal, Text } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Question {
  text: string
  yes: string
  isDanger?: boolean
}

/** Asks before something that cannot be taken back. Draw `dialog` anywhere; `confirm` gives the answer. */
export function useConfirm() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<(Question & { answer: (isYes: boolean) => void }) | null>(null)
  const confirm = useCallback((question: Question) => new Promise<boolean>((answer) => setAsked({ ...question, answer })), [])
  const settle = (isYes: boolean) => {
    asked?.answer(isYes)
    setAsked(null)
  }
  const dialog = (
    <Modal
      opened={asked !== null}
      onClose={() => settle(false)}
      withCloseButton={false}
      size="sm"
      attributes={{ content: { 'aria-label': asked?.yes ?? '' } }}
    >
      <Text>{asked?.text}</Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={() => settle(false)}>
          {t('actions.cancel')}
        </Button>
        <Button data-autofocus color={asked?.isDanger ? 'red.8' : 'atalaya'} onClick={() => settle(true)}>
          {asked?.yes}
        </Button>
      </Group>
    </Modal>
  )
  return { confirm, dialog }
}
