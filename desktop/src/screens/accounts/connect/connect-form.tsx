import { type ChannelKind, connectAccount } from '@atalaya/shared/contract/accounts.ts'
import { Alert, Button, Divider, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { useDo } from '../../../data.ts'
import { useWords } from '../../../parts/text/use-words.ts'
import { DeclaredField } from '../form/declared-field.tsx'
import { beginValues, emptyRequired, splitValues } from '../form/form-values.ts'
import { refusedFields, sayRefusal } from '../form/refused-fields.ts'
import { WorkFields } from '../form/work-fields.tsx'
import { fromWork, toWork } from '../form/work-units.ts'

interface ConnectShape {
  kind: ChannelKind
  onBack: () => void
  onConnected: (reply: z.infer<(typeof connectAccount)['reply']>) => void
}

const FRESH = { caseForMentions: false, responseTargetS: 3600, teamId: null, pollEveryS: null, budgetMicros: null }
const POLL_S = 60

/** The form a channel declares, then how the account's messages become work. Connecting tries it on the network first. */
export function ConnectForm({ kind, onBack, onConnected }: ConnectShape) {
  const { t, locale } = useWords()
  const [values, setValues] = useState(() => beginValues(kind.form))
  const [work, setWork] = useState(() => toWork({ ...FRESH, pollEveryS: kind.polls && !kind.pushes ? POLL_S : null }))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [refusal, setRefusal] = useState<string | null>(null)
  const { mutate, isPending } = useDo(connectAccount, {
    onDone: onConnected,
    onRefused(error) {
      setWrong(refusedFields(t, error))
      setRefusal(sayRefusal(t, error))
    },
  })
  function connect(event: FormEvent) {
    event.preventDefault()
    const empty = emptyRequired(kind.form, values)
    setWrong(Object.fromEntries(empty.map((name) => [name, t('forms.required')])))
    setRefusal(null)
    if (empty.length === 0) mutate({ channel: kind.channel, ...splitValues(kind.form, values), ...fromWork(work) })
  }
  return (
    <form onSubmit={connect} noValidate>
      <Stack gap="md">
        <Text fw={620}>{t('accounts.formOf', { channel: kind.name[locale] })}</Text>
        {kind.form.map((field) => (
          <DeclaredField
            key={field.name}
            field={field}
            value={values[field.name]}
            error={wrong[field.name]}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        <Divider my="xs" />
        <Text fw={620}>{t('accounts.work')}</Text>
        <WorkFields kind={kind} work={work} onChange={setWork} />
        {refusal && (
          <Alert color="red" role="alert" title={t('accounts.notConnected')}>
            {refusal}
          </Alert>
        )}
        <Group justify="space-between" mt="sm">
          <Button variant="default" onClick={onBack}>
            {t('actions.back')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('accounts.tryAndConnect')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
