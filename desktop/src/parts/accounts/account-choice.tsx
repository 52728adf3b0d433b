import { Select } from '@mantine/core'
import { useNames } from '../names/use-names.ts'
import { useWords } from '../text/use-words.ts'

/** Narrows a page to one account; none is all of them. Nothing to choose where there is only one. */
export function AccountChoice({ accountId, onChoose }: { accountId: string | undefined; onChoose: (accountId: string | undefined) => void }) {
  const { t } = useWords()
  const { accounts } = useNames()
  if (accounts.length < 2) return null
  return (
    <Select
      w={190}
      clearable
      aria-label={t('overview.account')}
      placeholder={t('overview.allAccounts')}
      clearButtonProps={{ 'aria-label': t('overview.allAccounts') }}
      data={accounts.map((account) => ({ value: account.accountId, label: account.name }))}
      value={accountId ?? null}
      onChange={(chosen) => onChoose(chosen ?? undefined)}
    />
  )
}
