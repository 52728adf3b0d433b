import { type Customer, listCustomers } from '@atalaya/shared/contract/contacts.ts'
import { Button, Group } from '@mantine/core'
import { IconFileImport, IconIdBadge2, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Page, Panel } from '../../parts/page/page.tsx'
import { Rows } from '../../parts/rows/rows.tsx'
import { SearchField } from '../../parts/rows/search-field.tsx'
import { usePages } from '../../parts/rows/use-pages.ts'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { CustomerDrawer } from './customer-drawer.tsx'
import classes from './customers.module.css'

/** The company's directory of customers, against which those who write are recognised. */
export function CustomersScreen() {
  const { t } = useWords()
  const may = useMay()
  const [shown, setShown] = useState<Customer | 'new' | null>(null)
  if (!may('contact.read')) return <NoPermission />
  return (
    <Page
      title={t('customers.title')}
      hint={t('customers.hint')}
      actions={
        may('customer.import') && (
          <>
            <Button variant="default" component={Link} to="/customers/import" leftSection={<IconFileImport size={16} stroke={1.6} />}>
              {t('customers.import')}
            </Button>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setShown('new')}>
              {t('customers.add')}
            </Button>
          </>
        )
      }
    >
      <Directory onShow={setShown} />
      <CustomerDrawer shown={shown} onClose={() => setShown(null)} />
    </Page>
  )
}

function Directory({ onShow }: { onShow: (customer: Customer) => void }) {
  const { t } = useWords()
  const may = useMay()
  const { words } = useSearch({ strict: false })
  const navigate = useNavigate()
  const pages = usePages(listCustomers, words ? { words } : {})
  const mayImport = may('customer.import')
  return (
    <>
      <Group mb="md">
        <SearchField
          label={t('customers.search')}
          initial={words ?? ''}
          onWords={(next) => void navigate({ to: '/customers', search: next ? { words: next } : {}, replace: true })}
        />
      </Group>
      <Panel flush>
        <Answer ask={pages}>
          {(rows) =>
            rows.length === 0 ? (
              <Empty
                icon={<IconIdBadge2 size={32} stroke={1.4} />}
                title={t(words ? 'list.noMatch' : 'customers.none')}
                hint={t(words ? 'list.noMatchHint' : 'customers.noneHint')}
              >
                {!words && mayImport && (
                  <Button component={Link} to="/customers/import" variant="light" mt="sm">
                    {t('customers.import')}
                  </Button>
                )}
              </Empty>
            ) : (
              <Rows
                label={t('customers.title')}
                rows={rows}
                pages={pages}
                keyOf={({ customerId }) => customerId}
                heightPx={45}
                render={(row) => <CustomerLine row={row} mayOpen={mayImport} onShow={onShow} />}
              />
            )
          }
        </Answer>
      </Panel>
    </>
  )
}

function CustomerLine({ row, mayOpen, onShow }: { row: Customer; mayOpen: boolean; onShow: (customer: Customer) => void }) {
  return (
    <button type="button" className={classes.row} disabled={!mayOpen} onClick={() => onShow(row)}>
      <span className={`${classes.number} truncate`}>{row.number}</span>
      <span className={`${classes.name} truncate`}>{row.name}</span>
      <span className={`${classes.dim} truncate`}>{row.tier}</span>
      <span className={`${classes.dim} ${classes.wide} truncate`}>{row.email}</span>
      <span className={`${classes.dim} ${classes.wide} truncate figures`}>{row.phone}</span>
    </button>
  )
}
