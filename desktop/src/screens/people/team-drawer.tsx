import { saveTeam, type Team } from '@atalaya/shared/contract/staff.ts'
import { Button, Drawer, Group, MultiSelect, Stack, Switch, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useDo } from '../../data.ts'
import { makeId } from '../../make-id.ts'
import { useNames } from '../../parts/names/use-names.ts'
import { useWords } from '../../parts/text/use-words.ts'

/** Makes a team or changes its name and members. */
export function TeamDrawer({ shown, onClose }: { shown: Team | 'new' | null; onClose: () => void }) {
  const { t } = useWords()
  const kept = shown === 'new' ? null : shown
  return (
    <Drawer
      opened={shown !== null}
      onClose={onClose}
      position="right"
      title={<Text fw={650}>{kept?.name ?? t('teams.add')}</Text>}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      {shown !== null && <TeamForm key={kept?.teamId ?? 'new'} kept={kept} onClose={onClose} />}
    </Drawer>
  )
}

function TeamForm({ kept, onClose }: { kept: Team | null; onClose: () => void }) {
  const { t } = useWords()
  const { people } = useNames()
  const [teamId] = useState(() => kept?.teamId ?? makeId())
  const [draft, setDraft] = useState({ name: kept?.name ?? '', memberIds: kept?.memberIds ?? [], retired: kept?.retiredAt != null })
  const { mutate, isPending } = useDo(saveTeam, { onDone: onClose })
  function save(event: FormEvent) {
    event.preventDefault()
    mutate({ teamId, ...draft, name: draft.name.trim() })
  }
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput
          label={t('teams.name')}
          required
          maxLength={60}
          data-autofocus
          value={draft.name}
          onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
        />
        <MultiSelect
          label={t('teams.members')}
          searchable
          maxDropdownHeight={260}
          data={people
            .filter(({ personId, deactivatedAt }) => !deactivatedAt || draft.memberIds.includes(personId))
            .map(({ personId, name }) => ({ value: personId, label: name }))}
          value={draft.memberIds}
          onChange={(memberIds) => setDraft({ ...draft, memberIds })}
        />
        {kept && (
          <Switch
            label={t('forms.retire')}
            description={t('teams.retireHint')}
            checked={draft.retired}
            onChange={({ currentTarget }) => setDraft({ ...draft, retired: currentTarget.checked })}
          />
        )}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('actions.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
