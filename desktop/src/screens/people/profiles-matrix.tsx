import { PERMISSIONS } from '@atalaya/shared/contract/permissions.ts'
import { Table, Text } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { Panel } from '../../parts/page/page.tsx'
import { Sheet } from '../../parts/page/sheet.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { useProfiles } from './use-profiles.ts'

const areaOf = (permission: string) => permission.split('.')[0] ?? ''
const AREAS = [...new Set(PERMISSIONS.map(areaOf))]

/** What each profile may do, and whose cases it sees. */
export function ProfilesMatrix() {
  const { t } = useWords()
  const { ask, sayProfile } = useProfiles()
  return (
    <Panel title={t('people.profiles')} hint={t('people.profilesHint')} flush>
      <Answer ask={ask}>
        {(profiles) => (
          <Sheet layout="fixed" minWidthPx={560} verticalSpacing={7} withRowBorders={false} highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>
                  <span className="visually-hidden">{t('people.permission')}</span>
                </Table.Th>
                {profiles.map(({ profileId }) => (
                  <Table.Th key={profileId} ta="center">
                    {sayProfile(profileId)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              <Table.Tr>
                <Table.Th scope="row" fw={400}>
                  {t('people.scope')}
                </Table.Th>
                {profiles.map(({ profileId, scope }) => (
                  <Table.Td key={profileId} ta="center">
                    {t(`people.scopes.${scope}`)}
                  </Table.Td>
                ))}
              </Table.Tr>
            </Table.Tbody>
            {AREAS.map((area) => (
              <Table.Tbody key={area}>
                <Table.Tr>
                  <Table.Th colSpan={profiles.length + 1} scope="rowgroup" pt="md">
                    <Text size="xs" fw={600} c="dimmed">
                      {t(`permissions.areas.${area}`)}
                    </Text>
                  </Table.Th>
                </Table.Tr>
                {PERMISSIONS.filter((permission) => areaOf(permission) === area).map((permission) => (
                  <Table.Tr key={permission}>
                    <Table.Th scope="row" fw={400}>
                      {t(`permissions.${permission}`)}
                    </Table.Th>
                    {profiles.map(({ profileId, permissions }) => (
                      <Table.Td key={profileId} ta="center">
                        <Granted isGranted={permissions.includes(permission)} />
                      </Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            ))}
          </Sheet>
        )}
      </Answer>
    </Panel>
  )
}

function Granted({ isGranted }: { isGranted: boolean }) {
  const { t } = useWords()
  return isGranted ? (
    <IconCheck size={17} stroke={2} color="var(--at-good)" role="img" aria-label={t('people.granted')} />
  ) : (
    <IconMinus size={15} stroke={1.6} color="var(--mantine-color-placeholder)" role="img" aria-label={t('people.refused')} />
  )
}
