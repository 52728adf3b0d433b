import { CASE_STATES } from '@atalaya/shared/contract/cases.ts'
import { useTranslation } from 'react-i18next'
import { useChannelName } from '../../../parts/case/channel-icon.tsx'
import { PRIORITIES } from '../../../parts/case/priority-mark.tsx'
import { TONES } from '../../../parts/case/tone-face.tsx'
import { useNames } from '../../../parts/names/use-names.ts'
import type { FilterName } from '../read-address.ts'

export interface FilterOptions {
  name: FilterName
  label: string
  options: { value: string; label: string }[]
}

/** The filters that are chosen from a list, and what each of their values is called. */
export function useFilterOptions(): FilterOptions[] {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const channelName = useChannelName()
  const channels = [...new Set(names.accounts.map(({ channel }) => channel))]
  return [
    { name: 'channels', label: t('fields.channel'), options: channels.map((value) => ({ value, label: channelName(value) })) },
    {
      name: 'accountIds',
      label: t('fields.account'),
      options: names.accounts.map(({ accountId, name, handle }) => ({ value: accountId, label: handle ? `${name} · ${handle}` : name })),
    },
    {
      name: 'typeIds',
      label: t('fields.type'),
      options: (names.taxonomy?.types ?? [])
        .filter(({ retired }) => !retired)
        .map(({ typeId }) => ({ value: typeId, label: names.typePath(typeId).join(' › ') })),
    },
    { name: 'tones', label: t('tone.label'), options: TONES.map((tone) => ({ value: String(tone), label: t(`tone.${tone}`) })) },
    {
      name: 'priorities',
      label: t('priority.label'),
      options: PRIORITIES.map((priority) => ({ value: String(priority), label: t(`priority.${priority}`) })),
    },
    { name: 'states', label: t('fields.state'), options: CASE_STATES.map((state) => ({ value: state, label: t(`states.${state}`) })) },
    { name: 'kind', label: t('fields.kind'), options: (['customer', 'lead'] as const).map((kind) => ({ value: kind, label: t(`contact.${kind}`) })) },
    {
      name: 'visibility',
      label: t('fields.visibility'),
      options: (['public', 'private'] as const).map((side) => ({ value: side, label: t(`visibility.${side}`) })),
    },
    {
      name: 'ownerIds',
      label: t('fields.owner'),
      options: names.people.filter(({ deactivatedAt }) => !deactivatedAt).map(({ personId, name }) => ({ value: personId, label: name })),
    },
    {
      name: 'teamIds',
      label: t('fields.team'),
      options: names.teams.filter(({ retiredAt }) => !retiredAt).map(({ teamId, name }) => ({ value: teamId, label: name })),
    },
    {
      name: 'tagIds',
      label: t('fields.tags'),
      options: (names.taxonomy?.tags ?? []).filter(({ retired }) => !retired).map(({ tagId, name }) => ({ value: tagId, label: name })),
    },
    {
      name: 'languages',
      label: t('fields.language'),
      options: (['es', 'en', 'pt'] as const).map((language) => ({ value: language, label: t(`common:languages.${language}`) })),
    },
  ]
}

/** Filters that hold one value at most. */
export const SINGLE: ReadonlySet<FilterName> = new Set(['kind', 'visibility'])
