import { type Account, listAccounts } from '@atalaya/shared/contract/accounts.ts'
import { Button } from '@mantine/core'
import { IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAsk } from '../../data.ts'
import { Page, Panel } from '../../parts/page/page.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer, Empty } from '../../parts/states/ask-states.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { AccountCard } from './account-card.tsx'
import classes from './accounts.module.css'

const WORST_FIRST: readonly Account['health'][] = ['broken', 'over-budget', 'troubled', 'paused', 'well']

/** The accounts of the brand and how each fares; those in trouble come first. */
export function AccountsScreen() {
  const { t } = useWords()
  const may = useMay()
  const ask = useAsk(listAccounts, {}, { enabled: may('account.read') })
  if (!may('account.read')) return <NoPermission />
  const connect = may('account.manage') && (
    <Button component={Link} to="/accounts/connect" leftSection={<IconPlus size={16} />}>
      {t('accounts.connect')}
    </Button>
  )
  return (
    <Page title={t('accounts.title')} hint={t('accounts.hint')} actions={connect}>
      <Answer ask={ask}>
        {(accounts) =>
          accounts.length === 0 ? (
            <Panel>
              <Empty icon={<IconPlugConnected size={32} stroke={1.4} />} title={t('accounts.none')} hint={t('accounts.noneHint')}>
                {connect}
              </Empty>
            </Panel>
          ) : (
            <div className={classes.cards}>
              {accounts
                .toSorted((a, b) => WORST_FIRST.indexOf(a.health) - WORST_FIRST.indexOf(b.health) || a.name.localeCompare(b.name))
                .map((account) => (
                  <AccountCard key={account.accountId} account={account} />
                ))}
            </div>
          )
        }
      </Answer>
    </Page>
  )
}
