import type { FormField } from '@atalaya/shared/contract/accounts.ts'
import { NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useWords } from '../../../parts/text/use-words.ts'
import type { Value } from './form-values.ts'

interface FieldShape {
  field: FormField
  value: Value | undefined
  error?: string | undefined
  /** A secret of this name is kept already: leaving the field empty leaves it alone. */
  isKept?: boolean
  onChange: (value: Value) => void
}

/** One line of the form a channel declares. */
export function DeclaredField({ field, value, error, isKept = false, onChange }: FieldShape) {
  const { t, locale } = useWords()
  const { kind, label, help, required, options } = field
  const shared = {
    label: label[locale],
    ...(help && { description: help[locale] }),
    withAsterisk: required && !isKept,
    error,
  }
  const text = String(value ?? '')
  const typed = { ...shared, value: text, onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value) }
  switch (kind) {
    case 'secret':
      return <PasswordInput {...typed} autoComplete="new-password" {...(isKept && { placeholder: t('accounts.secretKept') })} />
    case 'lines':
      return <Textarea {...typed} autosize minRows={2} maxRows={8} />
    case 'number':
      return <NumberInput {...shared} value={typeof value === 'boolean' ? '' : (value ?? '')} min={0} onChange={onChange} />
    case 'switch':
      return <Switch {...shared} checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
    case 'select':
      return (
        <Select
          {...shared}
          allowDeselect={false}
          value={text || null}
          data={(options ?? []).map((option) => ({ value: option.value, label: option.label[locale] }))}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      )
    default:
      return <TextInput {...typed} />
  }
}
