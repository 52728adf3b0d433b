import { listContacts } from '@atalaya/shared/contract/contacts.ts'
import { Group, SegmentedControl } from '@mantine/core'
import { IconAddressBook } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page, Panel } from '../../parts/page/page.tsx'
import { Rows } from '../../parts/rows/rows.tsx'
import { SearchField } from '../../parts/rows/search-field.tsx'
import { usePages } from '../../parts/rows/use-pages.ts'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { ContactLine } from './contact-line.tsx'

const KINDS = ['all', 'customer', 'lead'] as const

/** Everyone who ever wrote, customers and leads apart when wished. */
export function ContactsScreen() {
  const { t } = useWords()
  const may = useMay()
  if (!may('contact.read')) return <NoPermission />
  return (
    <Page title={t('contacts.title')} hint={t('contacts.hint')}>
      <Everyone />
    </Page>
  )
}

function Everyone() {
  const { t } = useWords()
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const kind = KINDS.find((one) => one === search.kind) ?? 'all'
  const words = search.words
  const pages = usePages(listContacts, { kind, ...(words && { words }) })
  const go = (change: Record<string, string | undefined>) => void navigate({ to: '/contacts', search: { ...search, ...change }, replace: true })
  return (
    <>
      <Group justify="space-between" mb="md" gap="xs">
        <SegmentedControl
          aria-label={t('contacts.kind')}
          value={kind}
          onChange={(chosen) => go({ kind: chosen === 'all' ? undefined : chosen })}
          data={KINDS.map((value) => ({ value, label: t(`contacts.kinds.${value}`) }))}
        />
        <SearchField label={t('contacts.search')} initial={words ?? ''} onWords={(next) => go({ words: next || undefined })} />
      </Group>
      <Panel flush>
        <Answer ask={pages}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty
                icon={<IconAddressBook size={32} stroke={1.4} />}
                title={t(words ? 'list.noMatch' : 'contacts.none')}
                hint={t(words ? 'list.noMatchHint' : 'contacts.noneHint')}
              />
            ) : (
              <Rows
                label={t('contacts.title')}
                rows={rows}
                pages={pages}
                keyOf={({ contactId }) => contactId}
                heightPx={61}
                render={(row) => <ContactLine row={row} />}
              />
            )
          }
        </Answer>
      </Panel>
    </>
  )
}
