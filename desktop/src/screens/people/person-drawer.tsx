import { changePerson, type Person } from '@atalaya/shared/contract/staff.ts'
import { Button, Drawer, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { useDo } from '../../data.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { Access } from './access.tsx'
import { ProfileAndTeams } from './profile-and-teams.tsx'

/** Changes what a person is called, may do and works on, or ends their access. */
export function PersonDrawer({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Drawer
      opened={person !== null}
      onClose={onClose}
      position="right"
      title={<Text fw={650}>{person?.name}</Text>}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      {person && (
        <Stack gap="xl">
          <PersonForm key={person.personId} person={person} onClose={onClose} />
          <Access person={person} />
        </Stack>
      )}
    </Drawer>
  )
}

function PersonForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useWords()
  const { personId } = person
  const [draft, setDraft] = useState({ name: person.name, profileId: person.profileId, teamIds: person.teamIds })
  const { mutate, isPending } = useDo(changePerson, {
    onDone() {
      notifications.show({ message: t('me.saved') })
      onClose()
    },
  })
  function save(event: FormEvent) {
    event.preventDefault()
    mutate({ personId, ...draft, name: draft.name.trim() || person.name })
  }
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput
          label={t('people.name')}
          value={draft.name}
          maxLength={80}
          onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
        />
        <TextInput label={t('contact.email')} value={person.email} readOnly variant="filled" />
        <ProfileAndTeams profileId={draft.profileId} teamIds={draft.teamIds} onChange={(change) => setDraft({ ...draft, ...change })} />
        <Group justify="flex-end" mt="xs">
          <Button type="submit" loading={isPending}>
            {t('actions.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
