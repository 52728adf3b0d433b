import type { ChannelKind } from '@atalaya/shared/contract/accounts.ts'
import { NumberInput, Select, Switch } from '@mantine/core'
import { useNames } from '../../../parts/names/use-names.ts'
import { useWords } from '../../../parts/text/use-words.ts'

/** How an account's messages become work, whatever its channel; lengths in minutes and money in dollars, as people think of them. */
export interface Work {
  caseForMentions: boolean
  responseMinutes: number
  teamId: string | null
  pollMinutes: number | null
  budgetDollars: number | null
}

interface WorkShape {
  kind: ChannelKind
  work: Work
  onChange: (work: Work) => void
}

export function WorkFields({ kind, work, onChange }: WorkShape) {
  const { t } = useWords()
  const { teams } = useNames()
  const change = (part: Partial<Work>) => onChange({ ...work, ...part })
  const numberOr = (value: string | number, otherwise: number | null) => (typeof value === 'number' ? value : otherwise)
  const isPublic = kind.capabilities?.publicReply ?? kind.channel !== 'chat'
  return (
    <>
      {isPublic && (
        <Switch
          label={t('accounts.mentions')}
          description={t('accounts.mentionsHint')}
          checked={work.caseForMentions}
          onChange={({ currentTarget }) => change({ caseForMentions: currentTarget.checked })}
        />
      )}
      <NumberInput
        label={t('accounts.target')}
        description={t('accounts.targetHint')}
        suffix=" min"
        min={1}
        max={525_600}
        value={work.responseMinutes}
        onChange={(value) => change({ responseMinutes: numberOr(value, 60) ?? 60 })}
      />
      <Select
        label={t('accounts.team')}
        description={t('accounts.teamHint')}
        clearable
        clearButtonProps={{ 'aria-label': t('actions.clear') }}
        data={teams.filter(({ retiredAt }) => !retiredAt).map(({ teamId, name }) => ({ value: teamId, label: name }))}
        value={work.teamId}
        onChange={(teamId) => change({ teamId })}
      />
      {kind.polls && (
        <>
          <NumberInput
            label={t('accounts.poll')}
            description={t('accounts.pollHint')}
            suffix=" min"
            min={0.1}
            max={1440}
            value={work.pollMinutes ?? ''}
            onChange={(value) => change({ pollMinutes: numberOr(value, null) })}
          />
          <NumberInput
            label={t('accounts.budget')}
            description={t('accounts.budgetHint')}
            prefix="US$ "
            min={0}
            decimalScale={2}
            value={work.budgetDollars ?? ''}
            onChange={(value) => change({ budgetDollars: numberOr(value, null) })}
          />
        </>
      )}
    </>
  )
}
