import type { Person } from '@atalaya/shared/contract/staff.ts'
import { ActionIcon, Badge, Group, Table, Text, Tooltip } from '@mantine/core'
import { IconPencil, IconShieldCheck, IconShieldOff } from '@tabler/icons-react'
import { Moment } from '../../parts/figures/moment.tsx'
import { useNames } from '../../parts/names/use-names.ts'
import { Sheet } from '../../parts/page/sheet.tsx'
import { Face } from '../../parts/people/face.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { useProfiles } from './use-profiles.ts'

interface PeopleShape {
  people: readonly Person[]
  onShow: ((personId: string) => void) | undefined
}

export function PeopleTable({ people, onShow }: PeopleShape) {
  const { t } = useWords()
  return (
    <Sheet minWidthPx={720} phoneMinWidthPx={340} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('people.name')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('people.profile')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('people.teams')}</Table.Th>
          <Table.Th visibleFrom="sm">{t('people.seen')}</Table.Th>
          <Table.Th w={90}>
            <span className="visually-hidden">{t('people.security')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((person) => (
          <PersonRow key={person.personId} person={person} onShow={onShow} />
        ))}
      </Table.Tbody>
    </Sheet>
  )
}

function PersonRow({ person, onShow }: { person: Person; onShow: PeopleShape['onShow'] }) {
  const { t } = useWords()
  const { team } = useNames()
  const { sayProfile } = useProfiles()
  const { personId, name, email, image, profileId, teamIds, lastSeenAt, deactivatedAt, twoFactorEnabled } = person
  const Shield = twoFactorEnabled ? IconShieldCheck : IconShieldOff
  const shieldSays = t(twoFactorEnabled ? 'people.twoFactor' : 'people.noTwoFactor')
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <Face name={name} id={personId} image={image} size={32} />
          <div>
            <Text fw={600}>
              {name} {deactivatedAt && <Badge color="gray">{t('people.left')}</Badge>}
            </Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {email}
            </Text>
            <Text size="sm" c="dimmed" hiddenFrom="sm">
              {sayProfile(profileId)}
            </Text>
          </div>
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="sm">{sayProfile(profileId)}</Table.Td>
      <Table.Td visibleFrom="sm">
        {teamIds
          .map((teamId) => team(teamId)?.name)
          .filter(Boolean)
          .join(', ')}
      </Table.Td>
      <Table.Td visibleFrom="sm">{lastSeenAt ? <Moment at={lastSeenAt} /> : <Text c="dimmed">{t('people.never')}</Text>}</Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <Tooltip label={shieldSays}>
            <Shield
              size={18}
              stroke={1.6}
              color={twoFactorEnabled ? 'var(--at-good)' : 'var(--mantine-color-dimmed)'}
              role="img"
              aria-label={shieldSays}
            />
          </Tooltip>
          {onShow && (
            <ActionIcon aria-label={t('people.edit', { name })} onClick={() => onShow(personId)}>
              <IconPencil size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}
