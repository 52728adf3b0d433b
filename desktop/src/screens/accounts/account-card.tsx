import type { Account } from '@atalaya/shared/contract/accounts.ts'
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../parts/text/use-words.ts'
import { AccountFacts } from './account-facts.tsx'
import { AccountPicture } from './account-picture.tsx'
import classes from './accounts.module.css'
import { Health, sayProblem } from './health.tsx'

/** One account at a glance. */
export function AccountCard({ account }: { account: Account }) {
  const { t } = useWords()
  const { accountId, name, handle, reason, problems } = account
  const trouble = reason ?? problems[0]?.code
  return (
    <Link to="/accounts/$accountId" params={{ accountId }} className={classes.card}>
      <span className={classes.top}>
        <AccountPicture account={account} />
        <span className={classes.who}>
          <span className={`${classes.name} truncate`} style={{ display: 'block' }}>
            {name}
          </span>
          <span className={classes.dim}>{handle}</span>
        </span>
        <Health account={account} />
      </span>
      {trouble && (
        <Text size="sm" component="span">
          {sayProblem(t, trouble)}
        </Text>
      )}
      <AccountFacts account={account} />
    </Link>
  )
}
