import { MultiSelect, Select, Text } from '@mantine/core'
import { useNames } from '../../parts/names/use-names.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { useProfiles } from './use-profiles.ts'

interface ChoiceShape {
  profileId: string | null
  teamIds: string[]
  onChange: (change: { profileId?: string; teamIds?: string[] }) => void
}

/** What a person may do, and with whom they work. */
export function ProfileAndTeams({ profileId, teamIds, onChange }: ChoiceShape) {
  const { t } = useWords()
  const { teams } = useNames()
  const { profiles, sayProfile } = useProfiles()
  const key = profiles.find((profile) => profile.profileId === profileId)?.key
  return (
    <>
      <Select
        label={t('people.profile')}
        withAsterisk
        allowDeselect={false}
        data={profiles.map((profile) => ({ value: profile.profileId, label: sayProfile(profile.profileId) }))}
        value={profileId}
        onChange={(chosen) => chosen && onChange({ profileId: chosen })}
      />
      {key && (
        <Text size="sm" c="dimmed" mt={-6}>
          {t(`people.about.${key}`, { defaultValue: '' })}
        </Text>
      )}
      <MultiSelect
        label={t('people.teams')}
        description={t('people.teamsHint')}
        searchable
        data={teams.filter((team) => !team.retiredAt || teamIds.includes(team.teamId)).map(({ teamId, name }) => ({ value: teamId, label: name }))}
        value={teamIds}
        onChange={(chosen) => onChange({ teamIds: chosen })}
      />
    </>
  )
}
