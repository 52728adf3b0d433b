import { type Customer, saveCustomer } from '@atalaya/shared/contract/contacts.ts'
import { Button, Drawer, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useDo } from '../../data.ts'
import { LOCALES } from '../../i18n/open-catalogue.ts'
import { useWords } from '../../parts/text/use-words.ts'

/** Adds one customer to the directory by hand, or changes one. */
export function CustomerDrawer({ shown, onClose }: { shown: Customer | 'new' | null; onClose: () => void }) {
  const { t } = useWords()
  const kept = shown === 'new' ? null : shown
  return (
    <Drawer
      opened={shown !== null}
      onClose={onClose}
      position="right"
      title={<Text fw={650}>{kept ? kept.name : t('customers.add')}</Text>}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      {shown !== null && <CustomerForm key={kept?.customerId ?? 'new'} kept={kept} onClose={onClose} />}
    </Drawer>
  )
}

const orNull = (text: string) => text.trim() || null

function CustomerForm({ kept, onClose }: { kept: Customer | null; onClose: () => void }) {
  const { t } = useWords()
  const form = useForm({
    initialValues: {
      number: kept?.number ?? '',
      name: kept?.name ?? '',
      tier: kept?.tier ?? '',
      email: kept?.email ?? '',
      phone: kept?.phone ?? '',
      document: kept?.document ?? '',
      language: (kept?.language ?? null) as string | null,
      x: '',
    },
    validate: {
      number: (value) => (value.trim() ? null : t('forms.required')),
      name: (value) => (value.trim() ? null : t('forms.required')),
    },
  })
  const { mutate, isPending } = useDo(saveCustomer, {
    onDone() {
      notifications.show({ message: t('customers.saved') })
      onClose()
    },
  })
  const save = form.onSubmit(({ x, ...values }) =>
    mutate({
      number: values.number.trim(),
      name: values.name.trim(),
      tier: orNull(values.tier),
      email: orNull(values.email),
      phone: orNull(values.phone),
      document: orNull(values.document),
      language: values.language,
      ...(x.trim() && { x: x.trim().replace(/^@/, '') }),
    }),
  )
  return (
    <form onSubmit={save}>
      <Stack gap="sm">
        <TextInput label={t('contact.number')} withAsterisk disabled={kept !== null} data-autofocus {...form.getInputProps('number')} />
        <TextInput label={t('contact.name')} withAsterisk {...form.getInputProps('name')} />
        <TextInput label={t('contact.tier')} {...form.getInputProps('tier')} />
        <TextInput type="email" label={t('contact.email')} {...form.getInputProps('email')} />
        <TextInput type="tel" label={t('contact.phone')} description={t('customers.phoneHint')} {...form.getInputProps('phone')} />
        <TextInput label={t('contact.document')} {...form.getInputProps('document')} />
        <TextInput label={t('customers.x')} description={t('customers.xHint')} {...form.getInputProps('x')} />
        <Select
          clearable
          label={t('contact.language')}
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          data={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          {...form.getInputProps('language')}
        />
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('actions.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
