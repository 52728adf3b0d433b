import { Page } from '../../parts/page/page.tsx'
import { Tabbed } from '../../parts/page/tabbed.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { Everyone } from './everyone.tsx'
import { ProfilesMatrix } from './profiles-matrix.tsx'
import { Teams } from './teams.tsx'

/** Who works here, in which teams, and what each profile may do. */
export function PeopleScreen() {
  const { t } = useWords()
  const may = useMay()
  if (!may('staff.read')) return <NoPermission />
  return (
    <Page title={t('people.title')} hint={t('people.hint')}>
      <Tabbed
        label={t('people.title')}
        tabs={[
          { key: 'people', label: t('people.people'), render: () => <Everyone /> },
          { key: 'teams', label: t('people.teams'), render: () => <Teams /> },
          { key: 'profiles', label: t('people.profiles'), render: () => <ProfilesMatrix /> },
        ]}
      />
    </Page>
  )
}
