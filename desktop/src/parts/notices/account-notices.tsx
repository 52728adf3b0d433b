import { callApi } from '@atalaya/shared/client.ts'
import { listAccounts } from '@atalaya/shared/contract/accounts.ts'
import type { Fact } from '@atalaya/shared/contract/facts.ts'
import { Anchor } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { askKey } from '../../data.ts'
import { useLive } from '../shell/live-line.tsx'
import { useMay } from '../shell/me-context.tsx'
import { useWords } from '../text/use-words.ts'

/** The account that has just got into trouble, and why; null for every other fact. */
export function troubleOf(fact: Fact): { accountId: string; code: string } | null {
  if (fact.type === 'account.broken' || fact.type === 'account.troubled') return { accountId: fact.data.accountId, code: fact.data.reason }
  return fact.type === 'account.unreachable' ? { accountId: fact.data.accountId, code: 'unreachable' } : null
}

/** Tells who manages accounts, wherever they are in the desk, that one needs a look. It stays until it is closed. */
export function AccountNotices() {
  const { hear } = useLive()
  const { t } = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const mayManage = useMay()('account.manage')
  useEffect(() => {
    if (!mayManage) return
    return hear((fact) => {
      const trouble = troubleOf(fact)
      if (trouble) void tell(trouble)
    })
    async function tell({ accountId, code }: { accountId: string; code: string }) {
      const accounts = await client.query({ queryKey: askKey(listAccounts, {}), queryFn: () => callApi(listAccounts, {}) }).catch(() => [])
      const account = accounts.find((one) => one.accountId === accountId)
      if (!account) return
      const problem = t(`accounts.problems.${code}`, { defaultValue: t('accounts.problems.other', { code }) })
      const id = `trouble:${accountId}`
      notifications.hide(id)
      notifications.show({
        id,
        color: 'red',
        autoClose: false,
        title: t('accounts.doctor.notice', { name: account.name, problem }),
        message: (
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => {
              notifications.hide(id)
              void navigate({ to: '/accounts/$accountId', params: { accountId } })
            }}
          >
            {t('accounts.toAccount')}
          </Anchor>
        ),
      })
    }
  }, [hear, mayManage, client, navigate, t])
  return null
}
