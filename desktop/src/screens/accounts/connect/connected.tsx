import type { Account } from '@atalaya/shared/contract/accounts.ts'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../parts/text/use-words.ts'
import { AccountPicture } from '../account-picture.tsx'
import classes from '../accounts.module.css'
import { Health } from '../health.tsx'
import { MintedSecrets } from '../minted-secrets.tsx'
import { Problems } from '../problems.tsx'
import { WhereTo } from '../where-to.tsx'

/** A fresh account: what was found, and what is left to do outside. */
export function Connected({ account, minted }: { account: Account; minted: Record<string, string> }) {
  const { t } = useWords()
  return (
    <Stack gap="lg">
      <div className={classes.top}>
        <AccountPicture account={account} />
        <div className={classes.who}>
          <div className={classes.name}>{account.name}</div>
          <span className={classes.dim}>{account.handle}</span>
        </div>
        <Health account={account} />
      </div>
      {account.problems.length > 0 ? (
        <Problems problems={account.problems} />
      ) : (
        <Alert color="green" role="status">
          {t('accounts.allWell')}
        </Alert>
      )}
      <MintedSecrets minted={minted} />
      <WhereTo account={account} />
      <Group justify="flex-end">
        <Button variant="default" component={Link} to="/accounts">
          {t('accounts.title')}
        </Button>
        <Button component={Link} to={`/accounts/${account.accountId}`}>
          {t('accounts.toAccount')}
        </Button>
      </Group>
      <Text size="xs" c="dimmed">
        {t('accounts.secretsNever')}
      </Text>
    </Stack>
  )
}
