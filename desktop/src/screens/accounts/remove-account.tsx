import { type Account, removeAccount } from '@atalaya/shared/contract/accounts.ts'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDo } from '../../data.ts'
import { Confirm } from '../../parts/page/confirm.tsx'
import { useWords } from '../../parts/text/use-words.ts'

/** Disconnects an account once its name has been typed. */
export function RemoveAccount({ account: { accountId, name } }: { account: Account }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const { mutate, isPending } = useDo(removeAccount, { onDone: () => void navigate({ to: '/accounts' }) })
  return (
    <>
      <Button variant="light" color="red" onClick={() => setAsking(true)}>
        {t('accounts.remove')}
      </Button>
      <Confirm
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('accounts.removeSure', { name })}
        label={t('accounts.remove')}
        danger
        busy={isPending}
        word={name}
        onConfirm={() => mutate({ accountId })}
      >
        {t('accounts.removeWhat')}
      </Confirm>
    </>
  )
}
