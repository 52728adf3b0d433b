import { Button, Radio, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../parts/names/use-names.ts'
import type { BulkFormProps } from './bulk-form.ts'

const STATES = ['new', 'pending', 'escalated'] as const

/** Asks to which open state the cases go, and for an escalation to which team. */
export function StateMany({ isBusy, onChoose }: BulkFormProps) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const [state, setState] = useState<(typeof STATES)[number]>('pending')
  const [teamId, setTeamId] = useState<string | null>(null)
  const escalates = state === 'escalated'
  const teams = names.teams.filter(({ retiredAt }) => !retiredAt)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChoose({ do: 'state', state, ...(escalates && teamId && { teamId }) })
      }}
    >
      <Stack>
        <Radio.Group label={t('fields.state')} value={state} onChange={(value) => setState(STATES.find((one) => one === value) ?? 'pending')}>
          <Stack gap={8} mt={8}>
            {STATES.map((one) => (
              <Radio key={one} value={one} label={t(`states.${one}`)} data-autofocus={one === 'pending' || undefined} />
            ))}
          </Stack>
        </Radio.Group>
        {escalates && (
          <Select
            label={t('escalate.team')}
            data={teams.map((team) => ({ value: team.teamId, label: team.name }))}
            value={teamId}
            onChange={setTeamId}
          />
        )}
        <Button type="submit" loading={isBusy} disabled={escalates && !teamId}>
          {t('bulk.does.state')}
        </Button>
      </Stack>
    </form>
  )
}
