import { type CaseDetail, changeState } from '@atalaya/shared/contract/cases.ts'
import { Button, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../../data.ts'
import { useNames } from '../../../parts/names/use-names.ts'

export function EscalateDialog({ about, onClose }: { about: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const [teamId, setTeamId] = useState<string | null>(null)
  const { mutate, isPending } = useDo(changeState, { onDone: onClose })
  const teams = names.teams.filter((team) => !team.retiredAt && team.teamId !== about.teamId)
  return (
    <Modal opened onClose={onClose} title={t('escalate.title')} size="sm" closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (teamId) mutate({ caseId: about.caseId, state: 'escalated', teamId })
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('escalate.hint')}
          </Text>
          <Select
            data-autofocus
            required
            label={t('escalate.team')}
            data={teams.map((team) => ({ value: team.teamId, label: team.name }))}
            value={teamId}
            onChange={setTeamId}
          />
          <Button type="submit" loading={isPending} disabled={!teamId}>
            {t('escalate.submit')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
