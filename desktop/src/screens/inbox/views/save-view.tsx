import { saveView } from '@atalaya/shared/contract/cases.ts'
import { Button, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconBookmarkPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../commands/use-commands.tsx'
import { useDo } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { useNames } from '../../../parts/names/use-names.ts'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { useAddress } from '../use-address.ts'

/** Keeps the view as it is narrowed now under a name, for oneself or for a team. */
export function SaveView() {
  const { t } = useTranslation('inbox')
  const { question } = useAddress()
  const names = useNames()
  const me = useMe()
  const [isOpen, setIsOpen] = useState(false)
  const [name, setName] = useState('')
  const [teamId, setTeamId] = useState<string | null>(null)
  const { mutate, isPending } = useDo(saveView, {
    onDone() {
      setIsOpen(false)
      setName('')
    },
  })
  useCommand('save-view', () => setIsOpen(true))
  const teams = names.teams.filter((team) => !team.retiredAt && me.teamIds.includes(team.teamId))
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="top-end" trapFocus withinPortal={false}>
      <Popover.Target>
        <Button variant="light" size="xs" leftSection={<IconBookmarkPlus size={15} stroke={1.75} />} onClick={() => setIsOpen((was) => !was)}>
          {t('views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            mutate({ viewId: makeId(), name, teamId, filter: question })
          }}
        >
          <Stack gap="xs" w={240}>
            <TextInput
              data-autofocus
              size="xs"
              required
              maxLength={60}
              label={t('views.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {teams.length > 0 && (
              <Select
                size="xs"
                label={t('views.shareWith')}
                placeholder={t('views.justMe')}
                clearable
                comboboxProps={{ withinPortal: false }}
                data={teams.map((team) => ({ value: team.teamId, label: team.name }))}
                value={teamId}
                onChange={setTeamId}
              />
            )}
            <Button type="submit" size="xs" loading={isPending}>
              {t('common:actions.save')}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
