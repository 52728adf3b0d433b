import { listInvitations, revokeInvitation } from '@atalaya/shared/contract/staff.ts'
import { Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { askKey, useAsk, useDo } from '../../data.ts'
import { Moment } from '../../parts/figures/moment.tsx'
import { Panel } from '../../parts/page/page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { useProfiles } from './use-profiles.ts'

/** Invitations that nobody accepted yet; nothing when there are none. */
export function PendingInvitations() {
  const { t } = useWords()
  const client = useQueryClient()
  const { sayProfile } = useProfiles()
  const pending = useAsk(listInvitations, {}).data ?? []
  const { mutate } = useDo(revokeInvitation, { onDone: () => void client.invalidateQueries({ queryKey: askKey(listInvitations, {}) }) })
  if (pending.length === 0) return null
  return (
    <div style={{ marginBottom: 16 }}>
      <Panel title={t('people.pending')}>
        {pending.map(({ invitationId, name, email, profileId, expiresAt }) => (
          <Group key={invitationId} justify="space-between" gap="xs" py={6}>
            <div>
              <Text fw={600} span>
                {name}
              </Text>{' '}
              <Text span c="dimmed">
                {email} · {sayProfile(profileId)} · {t('people.expires')} <Moment at={expiresAt} />
              </Text>
            </div>
            <Button size="xs" variant="subtle" color="gray" aria-label={t('people.revoke', { name })} onClick={() => mutate({ invitationId })}>
              {t('people.takeBack')}
            </Button>
          </Group>
        ))}
      </Panel>
    </div>
  )
}
