import { invitePerson } from '@atalaya/shared/contract/staff.ts'
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { useDo } from '../../data.ts'
import { CopyField } from '../../parts/page/copy-field.tsx'
import { Warning } from '../../parts/page/warning.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { ProfileAndTeams } from './profile-and-teams.tsx'
import { useProfiles } from './use-profiles.ts'

/** Invites somebody. Where no mail can be sent, the link is shown, this once. */
export function InviteModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="md"
      title={<Text fw={650}>{t('people.invite')}</Text>}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      {opened && <InviteForm onClose={onClose} />}
    </Modal>
  )
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const { profiles } = useProfiles()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<{ profileId: string | null; teamIds: string[] }>({ profileId: null, teamIds: [] })
  const [link, setLink] = useState<string | null>(null)
  const profileId = chosen.profileId ?? profiles.find(({ key }) => key === 'agent')?.profileId ?? null
  const { mutate, isPending } = useDo(invitePerson, {
    onDone(reply) {
      if (reply.link) return setLink(reply.link)
      notifications.show({ message: t('people.invited', { email: reply.invitation.email }) })
      onClose()
    },
  })
  function invite(event: FormEvent) {
    event.preventDefault()
    if (profileId) mutate({ email: email.trim(), name: name.trim(), profileId, teamIds: chosen.teamIds })
  }
  if (link) {
    return (
      <Stack>
        <Warning title={t('people.linkOnce')}>{t('people.linkHint', { name })}</Warning>
        <CopyField label={t('people.link')} value={link} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('actions.close')}</Button>
        </Group>
      </Stack>
    )
  }
  return (
    <form onSubmit={invite}>
      <Stack gap="sm">
        <TextInput
          label={t('people.name')}
          required
          maxLength={80}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput type="email" label={t('contact.email')} required value={email} onChange={({ currentTarget }) => setEmail(currentTarget.value)} />
        <ProfileAndTeams profileId={profileId} teamIds={chosen.teamIds} onChange={(change) => setChosen({ ...chosen, ...change })} />
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('people.invite')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
