import { type CaseDetail, splitCase } from '@atalaya/shared/contract/cases.ts'
import { Button, Checkbox, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../../data.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import { useTimeline } from '../conversation/use-timeline.ts'
import { useGo } from '../use-address.ts'

/** Chooses the messages that are another matter; they become a case of their own. */
export function SplitDialog({ about, onClose }: { about: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const { openCase } = useGo()
  const { items } = useTimeline(about.caseId)
  const [messageIds, setMessageIds] = useState<string[]>([])
  const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []))
  const { mutate, isPending } = useDo(splitCase, {
    onDone({ caseId }) {
      onClose()
      openCase(caseId)
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('case.split')} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('split.hint')}
        </Text>
        <Checkbox.Group value={messageIds} onChange={setMessageIds} aria-label={t('split.hint')}>
          <Stack gap="xs" mah="50vh" style={{ overflowY: 'auto' }}>
            {messages.map(({ messageId, author, text, sentAt }) => (
              <Checkbox key={messageId} value={messageId} label={text || t('list.noText')} description={`${author.name} · ${say.long(sentAt)}`} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Button loading={isPending} disabled={messageIds.length === 0} onClick={() => mutate({ caseId: about.caseId, messageIds })}>
          {t('split.submit', { count: messageIds.length })}
        </Button>
      </Stack>
    </Modal>
  )
}
