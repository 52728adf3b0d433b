import { listTeams } from '@atalaya/shared/contract/staff.ts'
import { MultiSelect, Radio, Stack } from '@mantine/core'
import { useAsk } from '../../../data.ts'
import { useWords } from '../../../parts/text/use-words.ts'

/** Whose cases a key sees. */
export interface Sight {
  scope: 'team' | 'all'
  teamIds: string[]
}

/** Asks whose cases a key is to see: all, or those of some teams and nobody's. */
export function KeySight({ sight, onChange }: { sight: Sight; onChange: (sight: Sight) => void }) {
  const { t } = useWords()
  const teams = (useAsk(listTeams, {}).data ?? []).filter(({ retiredAt }) => retiredAt === null)
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('keys.sight')}
        description={t('keys.sightHint')}
        value={sight.scope}
        onChange={(scope) => onChange({ scope: scope === 'team' ? 'team' : 'all', teamIds: [] })}
      >
        <Stack gap={8} mt="xs">
          <Radio size="xs" value="all" label={t('keys.sights.all')} />
          <Radio size="xs" value="team" label={t('keys.sights.team')} disabled={teams.length === 0} />
        </Stack>
      </Radio.Group>
      {sight.scope === 'team' && (
        <MultiSelect
          label={t('keys.teams')}
          required
          searchable
          value={sight.teamIds}
          onChange={(teamIds) => onChange({ ...sight, teamIds })}
          data={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
        />
      )}
    </Stack>
  )
}
