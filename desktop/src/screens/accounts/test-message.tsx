import { type Account, sendTestMessage } from '@atalaya/shared/contract/accounts.ts'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { useDo } from '../../data.ts'
import { useWords } from '../../parts/text/use-words.ts'

/** Sends a private message to somebody who will tell whether it came. */
export function TestMessage({ account: { accountId } }: { account: Account }) {
  const { t } = useWords()
  const [recipientKey, setRecipientKey] = useState('')
  const [text, setText] = useState(() => t('accounts.testText'))
  const { mutate, isPending } = useDo(sendTestMessage, {
    onDone: ({ providerId }) => notifications.show({ message: t('accounts.testSent', { providerId }) }),
  })
  const isReady = recipientKey.trim() !== '' && text.trim() !== ''
  function send(event: FormEvent) {
    event.preventDefault()
    if (isReady) mutate({ accountId, recipientKey: recipientKey.trim(), text: text.trim() })
  }
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <TextInput
          label={t('accounts.recipient')}
          description={t('accounts.recipientHint')}
          value={recipientKey}
          onChange={({ currentTarget }) => setRecipientKey(currentTarget.value)}
        />
        <TextInput label={t('accounts.text')} value={text} maxLength={1000} onChange={({ currentTarget }) => setText(currentTarget.value)} />
        <Group>
          <Button type="submit" variant="default" loading={isPending} disabled={!isReady}>
            {t('accounts.sendTest')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
