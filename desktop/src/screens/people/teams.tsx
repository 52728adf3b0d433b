import { listTeams, type Team } from '@atalaya/shared/contract/staff.ts'
import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../data.ts'
import { useNames } from '../../parts/names/use-names.ts'
import { Panel } from '../../parts/page/page.tsx'
import { Sheet } from '../../parts/page/sheet.tsx'
import { Face, Faces } from '../../parts/people/face.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { TeamDrawer } from './team-drawer.tsx'

const FACES = 6

/** The teams, between whom work is shared out and escalated. */
export function Teams() {
  const { t } = useWords()
  const mayManage = useMay()('staff.manage')
  const ask = useAsk(listTeams, {})
  const [shown, setShown] = useState<Team | 'new' | null>(null)
  const add = mayManage && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setShown('new')}>
      {t('teams.add')}
    </Button>
  )
  return (
    <>
      <Group justify="flex-end" mb="md">
        {add}
      </Group>
      <Panel flush>
        <Answer ask={ask}>
          {(teams) =>
            teams.length === 0 ? (
              <Empty icon={<IconUsersGroup size={32} stroke={1.4} />} title={t('teams.none')} hint={t('teams.noneHint')} />
            ) : (
              <Sheet minWidthPx={480}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('teams.team')}</Table.Th>
                    <Table.Th>{t('teams.members')}</Table.Th>
                    <Table.Th w={100}>
                      <span className="visually-hidden">{t('actions.edit')}</span>
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {teams
                    .toSorted((a, b) => Number(a.retiredAt !== null) - Number(b.retiredAt !== null) || a.name.localeCompare(b.name))
                    .map((team) => (
                      <TeamRow key={team.teamId} team={team} onShow={mayManage ? () => setShown(team) : undefined} />
                    ))}
                </Table.Tbody>
              </Sheet>
            )
          }
        </Answer>
      </Panel>
      <TeamDrawer shown={shown} onClose={() => setShown(null)} />
    </>
  )
}

function TeamRow({ team: { name, memberIds, retiredAt }, onShow }: { team: Team; onShow: (() => void) | undefined }) {
  const { t } = useWords()
  const { person } = useNames()
  const members = memberIds.map(person).filter((found) => found !== undefined)
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600} {...(retiredAt && { c: 'dimmed' })}>
          {name} {retiredAt && <Badge color="gray">{t('forms.retired')}</Badge>}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap="sm">
          <Faces>
            {members.slice(0, FACES).map(({ personId, name: who, image }) => (
              <Face key={personId} name={who} id={personId} image={image} size={26} />
            ))}
          </Faces>
          <Text size="sm" c="dimmed" title={members.map((member) => member.name).join(', ')}>
            {t('teams.count', { count: memberIds.length })}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td ta="right">
        {onShow && (
          <Button size="xs" variant="subtle" color="gray" onClick={onShow} aria-label={t('people.edit', { name })}>
            {t('actions.edit')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
