import { Page } from '../../parts/page/page.tsx'
import { Tabbed, type TabShape } from '../../parts/page/tabbed.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { General } from './general.tsx'
import { Keys } from './keys/keys.tsx'
import { Fields } from './lists/fields.tsx'
import { Reasons } from './lists/reasons.tsx'
import { Tags } from './lists/tags.tsx'
import { Retention } from './retention.tsx'
import { Templates } from './templates/templates.tsx'
import { Types } from './types/types.tsx'

/** What an administrator may change on a Tuesday; each person sees the parts they may change. */
export function SettingsScreen() {
  const { t } = useWords()
  const may = useMay()
  const tabs: (TabShape & { isOpen: boolean })[] = [
    { key: 'general', label: t('settings.general'), isOpen: may('workspace.manage'), render: () => <General /> },
    { key: 'types', label: t('settings.types'), isOpen: may('taxonomy.manage'), render: () => <Types /> },
    { key: 'tags', label: t('settings.tags'), isOpen: may('taxonomy.manage'), render: () => <Tags /> },
    { key: 'reasons', label: t('settings.reasons'), isOpen: may('taxonomy.manage'), render: () => <Reasons /> },
    { key: 'fields', label: t('settings.fields'), isOpen: may('taxonomy.manage'), render: () => <Fields /> },
    { key: 'templates', label: t('settings.templates'), isOpen: may('template.manage'), render: () => <Templates /> },
    { key: 'keys', label: t('settings.keys'), isOpen: may('key.manage'), render: () => <Keys /> },
    { key: 'retention', label: t('settings.retention'), isOpen: may('raw.replay'), render: () => <Retention /> },
  ]
  const open = tabs.filter(({ isOpen }) => isOpen)
  if (open.length === 0) return <NoPermission />
  return (
    <Page title={t('settings.title')} hint={t('settings.hint')}>
      <Tabbed label={t('settings.title')} tabs={open} />
    </Page>
  )
}
