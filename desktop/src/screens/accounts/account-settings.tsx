import { type Account, type ChannelKind, changeAccount } from '@atalaya/shared/contract/accounts.ts'
import { Alert, Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type FormEvent, useState } from 'react'
import { useDo } from '../../data.ts'
import { useWords } from '../../parts/text/use-words.ts'
import { DeclaredField } from './form/declared-field.tsx'
import { beginValues, emptyRequired, splitValues } from './form/form-values.ts'
import { refusedFields, sayRefusal } from './form/refused-fields.ts'

/** The settings the account's channel declares, without its secrets. */
export function AccountSettings({ account, kind }: { account: Account; kind: ChannelKind }) {
  const { t } = useWords()
  const form = kind.form.filter((field) => field.kind !== 'secret')
  const [values, setValues] = useState(() => beginValues(form, account.settings))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mutate, isPending } = useDo(changeAccount, {
    onDone: () => notifications.show({ message: t('me.saved') }),
    onRefused(error) {
      setWrong(refusedFields(t, error))
      setRefusal(sayRefusal(t, error))
    },
  })
  function save(event: FormEvent) {
    event.preventDefault()
    const empty = emptyRequired(form, values)
    setWrong(Object.fromEntries(empty.map((name) => [name, t('forms.required')])))
    setRefusal(null)
    if (empty.length === 0) mutate({ accountId: account.accountId, settings: splitValues(form, values).settings })
  }
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="md">
        {form.map((field) => (
          <DeclaredField
            key={field.name}
            field={field}
            value={values[field.name]}
            error={wrong[field.name]}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        {refusal && (
          <Alert color="red" role="alert">
            {refusal}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={isPending}>
            {t('actions.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
