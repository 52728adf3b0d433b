import { makeFirstAdministrator, readStart } from '@atalaya/shared/contract/staff.ts'
import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sayError, useAsk, useDo } from '../../data.ts'
import { firstLocale, LOCALES } from '../../i18n/open-catalogue.ts'
import { DoorPage } from '../../parts/door/door-page.tsx'
import { NewPassword } from '../../parts/door/new-password.tsx'

/** The first page of an empty workspace: it makes the first administrator. */
export function StartScreen() {
  const { t, i18n } = useTranslation()
  const start = useAsk(readStart, {})
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate, isPending, isSuccess, error } = useDo(makeFirstAdministrator, {
    onRefused: () => undefined,
    onDone() {
      client.removeQueries()
      void navigate({ to: '/accounts' })
    },
  })
  const form = useForm({
    initialValues: {
      workspaceName: '',
      name: '',
      email: '',
      password: '',
      locale: firstLocale(i18n.language, []),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  })
  // Who has just made the workspace is on the way in.
  if (start.data?.needsFirstAdministrator === false && !isSuccess) return <Navigate to="/sign-in" replace />
  return (
    <DoorPage title={t('start.title')} hint={t('start.hint')}>
      <form onSubmit={form.onSubmit((values) => mutate(values))}>
        <Stack gap="md">
          {error && (
            <Alert variant="light" color="red" role="alert">
              {sayError(t, error)}
            </Alert>
          )}
          <TextInput label={t('start.workspace')} required maxLength={80} autoComplete="organization" {...form.getInputProps('workspaceName')} />
          <TextInput label={t('start.name')} required maxLength={80} autoComplete="name" {...form.getInputProps('name')} />
          <TextInput label={t('signIn.email')} type="email" required autoComplete="username" {...form.getInputProps('email')} />
          <NewPassword value={form.values.password} onChange={(password) => form.setFieldValue('password', password)} />
          <Group grow align="flex-start">
            <Select
              label={t('start.language')}
              data={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
              allowDeselect={false}
              {...form.getInputProps('locale')}
            />
            <Select
              label={t('start.timeZone')}
              searchable
              allowDeselect={false}
              data={Intl.supportedValuesOf('timeZone')}
              {...form.getInputProps('timeZone')}
            />
          </Group>
          <Button type="submit" size="md" fullWidth loading={isPending}>
            {t('start.submit')}
          </Button>
        </Stack>
      </form>
    </DoorPage>
  )
}
