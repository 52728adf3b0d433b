import { type Account, type ChannelKind, changeAccount } from '@atalaya/shared/contract/accounts.ts'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useDo } from '../../data.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { WorkFields } from './form/work-fields.tsx'
import { fromWork, toWork } from './form/work-units.ts'

/** What an account is called here and how its messages become work. */
export function AccountWork({ account, kind }: { account: Account; kind: ChannelKind }) {
  const { t } = useWords()
  const [name, setName] = useState(account.name)
  const [work, setWork] = useState(() => toWork(account))
  const { mutate, isPending } = useDo(changeAccount, { onDone: () => notifications.show({ message: t('me.saved') }) })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        mutate({ accountId: account.accountId, name: name.trim() || account.name, ...fromWork(work) })
      }}
    >
      <Stack gap="md">
        <TextInput label={t('accounts.name')} value={name} maxLength={120} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        <WorkFields kind={{ ...kind, capabilities: account.capabilities }} work={work} onChange={setWork} />
        <Group>
          <Button type="submit" loading={isPending}>
            {t('actions.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
