import { type Contact, changeContact } from '@atalaya/shared/contract/contacts.ts'
import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useDo } from '../../data.ts'
import { LOCALES } from '../../i18n/open-catalogue.ts'
import { useNames } from '../../parts/names/use-names.ts'
import { useMay } from '../../parts/shell/me-context.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { CustomField } from './custom-field.tsx'

/** What the agents captured of a contact, and may change. */
export function ContactForm({ contact }: { contact: Contact }) {
  const { t } = useWords()
  const may = useMay()
  const { taxonomy, say } = useNames()
  const { contactId, name, email, phone, language } = contact
  const form = useForm({
    initialValues: { name, email: email ?? '', phone: phone ?? '', language: language as string | null, fields: contact.fields },
    validate: { name: (value) => (value.trim() ? null : t('forms.required')) },
  })
  const { mutate, isPending } = useDo(changeContact, {
    onDone() {
      form.resetDirty()
      notifications.show({ message: t('me.saved') })
    },
  })
  const mayEdit = may('contact.edit')
  const fields = (taxonomy?.fields ?? []).filter(({ subject, retired }) => subject === 'contact' && !retired)
  return (
    <form
      onSubmit={form.onSubmit((values) => mutate({ contactId, ...values, email: values.email.trim() || null, phone: values.phone.trim() || null }))}
    >
      <Stack gap="sm">
        <TextInput label={t('contact.name')} readOnly={!mayEdit} {...form.getInputProps('name')} />
        <TextInput type="email" label={t('contact.email')} readOnly={!mayEdit} {...form.getInputProps('email')} />
        <TextInput type="tel" label={t('contact.phone')} readOnly={!mayEdit} {...form.getInputProps('phone')} />
        <Select
          label={t('contact.language')}
          clearable
          clearButtonProps={{ 'aria-label': t('actions.clear') }}
          disabled={!mayEdit}
          data={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          {...form.getInputProps('language')}
        />
        {fields.map((field) => (
          <CustomField
            key={field.fieldId}
            field={field}
            label={say(field.names)}
            disabled={!mayEdit}
            value={form.values.fields[field.key]}
            onChange={(value) => form.setFieldValue('fields', { ...form.values.fields, [field.key]: value })}
          />
        ))}
        {mayEdit && form.isDirty() && (
          <Group gap="xs">
            <Button type="submit" loading={isPending}>
              {t('actions.save')}
            </Button>
            <Button variant="default" onClick={form.reset}>
              {t('actions.cancel')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
