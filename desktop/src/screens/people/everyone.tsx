import { listPeople, type Person } from '@atalaya/shared/contract/staff.ts'
import { Button, Group, Switch } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useAsk } from '../../data.ts'
import { Panel } from '../../parts/page/page.tsx'
import { SearchField } from '../../parts/rows/search-field.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { fold } from '../../parts/text/fold.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { InviteModal } from './invite-modal.tsx'
import { PendingInvitations } from './pending-invitations.tsx'
import { PeopleTable } from './people-table.tsx'
import { PersonDrawer } from './person-drawer.tsx'

/** Everyone who works here, found by name or address; and who is invited. */
export function Everyone() {
  const { t } = useWords()
  const mayManage = useMay()('staff.manage')
  const ask = useAsk(listPeople, {})
  const [words, setWords] = useState('')
  const [withLeft, setWithLeft] = useState(false)
  const [shownId, setShownId] = useState<string | null>(null)
  const [isInviting, setInviting] = useState(false)
  const fits = ({ name, email, deactivatedAt }: Person) => (withLeft || !deactivatedAt) && fold(`${name} ${email}`).includes(fold(words))
  const shown = ask.data?.find(({ personId }) => personId === shownId) ?? null
  return (
    <>
      <Group justify="space-between" mb="md">
        <Group>
          <SearchField label={t('people.search')} initial="" onWords={setWords} />
          <Switch label={t('people.withLeft')} checked={withLeft} onChange={({ currentTarget }) => setWithLeft(currentTarget.checked)} />
        </Group>
        {mayManage && (
          <Button leftSection={<IconUserPlus size={16} stroke={1.6} />} onClick={() => setInviting(true)}>
            {t('people.invite')}
          </Button>
        )}
      </Group>
      {mayManage && <PendingInvitations />}
      <Panel flush>
        <Answer ask={ask}>
          {(people) => {
            const found = people.filter(fits).sort((a, b) => a.name.localeCompare(b.name))
            return found.length > 0 ? (
              <PeopleTable people={found} onShow={mayManage ? setShownId : undefined} />
            ) : (
              <Empty icon={<IconUsers size={32} stroke={1.4} />} title={t('list.noMatch')} hint={t('list.noMatchHint')} />
            )
          }}
        </Answer>
      </Panel>
      <PersonDrawer person={shown} onClose={() => setShownId(null)} />
      <InviteModal opened={isInviting} onClose={() => setInviting(false)} />
    </>
  )
}
