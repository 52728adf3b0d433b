import { Button, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../parts/names/use-names.ts'
import type { BulkFormProps } from './bulk-form.ts'

/** Asks to which person or team the cases are given. */
export function AssignMany({ isBusy, onChoose }: BulkFormProps) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const [to, setTo] = useState<string | null>(null)
  const [kind, id = ''] = to?.split(':') ?? []
  const people = names.people.filter(({ deactivatedAt }) => !deactivatedAt)
  const teams = names.teams.filter(({ retiredAt }) => !retiredAt)
  return (
    <Stack>
      <Select
        data-autofocus
        searchable
        label={t('case.assignTo')}
        placeholder={t('case.searchPeople')}
        value={to}
        onChange={setTo}
        data={[
          { group: t('case.people'), items: people.map(({ personId, name }) => ({ value: `person:${personId}`, label: name })) },
          { group: t('case.teams'), items: teams.map(({ teamId, name }) => ({ value: `team:${teamId}`, label: name })) },
        ]}
      />
      <Button
        loading={isBusy}
        disabled={!to}
        onClick={() => onChoose(kind === 'person' ? { do: 'assign', ownerId: id } : { do: 'assign', ownerId: null, teamId: id })}
      >
        {t('case.assign')}
      </Button>
    </Stack>
  )
}
