import type { Account } from '@atalaya/shared/contract/accounts.ts'
import { List } from '@mantine/core'
import { Warning } from '../../parts/page/warning.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { sayProblem } from './health.tsx'

/** What is wrong with an account and what to do about it; what the network itself said on hover. */
export function Problems({ problems }: { problems: Account['problems'] }) {
  const { t } = useWords()
  return (
    <Warning title={t('accounts.toMend')}>
      <List size="sm" spacing={4}>
        {problems.map(({ code, detail }) => (
          <List.Item key={`${code}:${detail}`} title={detail}>
            {sayProblem(t, code)}
          </List.Item>
        ))}
      </List>
    </Warning>
  )
}
