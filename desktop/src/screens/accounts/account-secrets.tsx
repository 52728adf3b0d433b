import { type Account, type ChannelKind, replaceSecrets } from '@atalaya/shared/contract/accounts.ts'
import { Alert, Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { useDo } from '../../data.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { DeclaredField } from './form/declared-field.tsx'
import { beginValues, splitValues } from './form/form-values.ts'
import { refusedFields, sayRefusal } from './form/refused-fields.ts'
import { MintedSecrets } from './minted-secrets.tsx'

/** New secrets in the place of old ones, tried on the network before they are kept. What is kept is never shown. */
export function AccountSecrets({ account: { accountId, secrets, channel }, kind }: { account: Account; kind: ChannelKind }) {
  const { t } = useWords()
  const form = kind.form.filter((field) => field.kind === 'secret')
  const [values, setValues] = useState(() => beginValues(form))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mutate, data, isPending } = useDo(replaceSecrets, {
    onDone() {
      setValues(beginValues(form))
      setWrong({})
      setRefusal(null)
      notifications.show({ message: t('accounts.replaced') })
    },
    onRefused(error) {
      setWrong(refusedFields(t, error))
      setRefusal(sayRefusal(t, error))
    },
  })
  const given = splitValues(form, values).secrets
  function replace(event: FormEvent) {
    event.preventDefault()
    mutate({ accountId, secrets: given })
  }
  return (
    <form onSubmit={replace} noValidate>
      <Stack gap="md">
        {form.map((field) => (
          <DeclaredField
            key={field.name}
            field={field}
            value={values[field.name]}
            error={wrong[field.name]}
            isKept={secrets[field.name]?.set ?? false}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        {refusal && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <MintedSecrets minted={data?.minted ?? {}} />
        <Group gap="xs">
          <Button type="submit" loading={isPending} disabled={Object.keys(given).length === 0}>
            {t('accounts.replace')}
          </Button>
          {channel === 'chat' && (
            <Button variant="default" loading={isPending} onClick={() => mutate({ accountId, secrets: {}, mint: true })}>
              {t('accounts.mint')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}
