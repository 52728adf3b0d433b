import { readVersions } from '@atalaya/shared/contract/conversations.ts'
import { Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../data.ts'
import { Answer } from '../../../parts/states/ask-states.tsx'
import { useSayWhen } from '../../../parts/time/say-when.tsx'

/** What an edited message said before. */
export function Versions({ messageId, onClose }: { messageId: string; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const versions = useAsk(readVersions, { messageId })
  return (
    <Modal opened onClose={onClose} title={t('thread.versions')} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <Answer ask={versions}>
        {(rows) => (
          <Stack gap="md">
            {rows.map(({ at, text }) => (
              <div key={at}>
                <Text size="xs" c="dimmed">
                  {say.both(at)}
                </Text>
                <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
              </div>
            ))}
          </Stack>
        )}
      </Answer>
    </Modal>
  )
}
