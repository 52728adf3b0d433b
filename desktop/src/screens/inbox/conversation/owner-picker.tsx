import { assignCase, type CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { Button, Combobox, useCombobox } from '@mantine/core'
import { IconChevronDown, IconUser, IconUserOff, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../commands/use-commands.tsx'
import { useDo } from '../../../data.ts'
import { useNames } from '../../../parts/names/use-names.ts'
import { Face } from '../../../parts/people/face.tsx'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { fold } from '../../../parts/text/fold.ts'

const NOBODY = 'nobody'

/** Whose case it is, and to whom else it can be given: oneself, a colleague, a team, nobody. */
export function OwnerPicker({ about }: { about: CaseDetail }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const { mutate: assign } = useDo(assignCase)
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => setTimeout(() => combobox.focusSearchInput(), 0),
  })
  const mayAssign = about.may.includes('assign')
  useCommand('assign', mayAssign ? () => combobox.openDropdown() : null)
  const owner = names.person(about.ownerId)
  const team = names.team(about.teamId)
  const label = owner?.name ?? team?.name ?? t('list.noOwner')
  const icon = owner ? (
    <Face name={owner.name} id={owner.personId} image={owner.image} size={18} />
  ) : team ? (
    <IconUsers size={16} stroke={1.6} />
  ) : (
    <IconUserOff size={16} stroke={1.6} />
  )
  const choose = (value: string) => {
    combobox.closeDropdown()
    const [kind, id] = value.split(':')
    assign({ caseId: about.caseId, ownerId: kind === 'person' ? id! : null, ...(kind === 'team' ? { teamId: id! } : {}) })
  }
  return (
    <Combobox store={combobox} width={270} position="bottom-end" onOptionSubmit={choose}>
      <Combobox.Target targetType="button">
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          fw={500}
          disabled={!mayAssign}
          leftSection={icon}
          rightSection={<IconChevronDown size={13} stroke={1.75} />}
          onClick={() => combobox.toggleDropdown()}
        >
          <span className="visually-hidden">{t('fields.owner')}: </span>
          <span className="truncate" style={{ maxWidth: 150 }}>
            {label}
          </span>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>{combobox.dropdownOpened && <Choices />}</Combobox.Dropdown>
    </Combobox>
  )
}

function Choices() {
  const { t } = useTranslation('inbox')
  const me = useMe()
  const names = useNames()
  const [words, setWords] = useState('')
  const fits = (text: string) => fold(text).includes(fold(words.trim()))
  const people = names.people.filter((person) => !person.deactivatedAt && person.personId !== me.personId && fits(person.name))
  const teams = names.teams.filter((team) => !team.retiredAt && fits(team.name))
  return (
    <>
      <Combobox.Search
        value={words}
        placeholder={t('case.searchPeople')}
        aria-label={t('case.searchPeople')}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Combobox.Options mah={320} style={{ overflowY: 'auto' }} tabIndex={0} aria-label={t('case.assignTo')}>
        {fits(`${t('case.assignMe')} ${me.name}`) && (
          <Combobox.Option value={`person:${me.personId}`}>
            <Line icon={<IconUser size={16} stroke={1.6} />} text={t('case.assignMe')} />
          </Combobox.Option>
        )}
        {words === '' && (
          <Combobox.Option value={NOBODY}>
            <Line icon={<IconUserOff size={16} stroke={1.6} />} text={t('case.nobody')} />
          </Combobox.Option>
        )}
        {teams.length > 0 && (
          <Combobox.Group label={t('case.teams')}>
            {teams.map(({ teamId, name }) => (
              <Combobox.Option key={teamId} value={`team:${teamId}`}>
                <Line icon={<IconUsers size={16} stroke={1.6} />} text={name} />
              </Combobox.Option>
            ))}
          </Combobox.Group>
        )}
        {people.length > 0 && (
          <Combobox.Group label={t('case.people')}>
            {people.slice(0, 50).map(({ personId, name, image }) => (
              <Combobox.Option key={personId} value={`person:${personId}`}>
                <Line icon={<Face name={name} id={personId} image={image} size={20} />} text={name} />
              </Combobox.Option>
            ))}
          </Combobox.Group>
        )}
      </Combobox.Options>
    </>
  )
}

function Line({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
      {icon}
      {text}
    </span>
  )
}
