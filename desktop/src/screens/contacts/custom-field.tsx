import type { FieldDefinition } from '@atalaya/shared/contract/taxonomy.ts'
import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import type { z } from 'zod'

interface FieldShape {
  field: z.infer<typeof FieldDefinition>
  label: string
  value: unknown
  disabled: boolean
  onChange: (value: unknown) => void
}

/** One field of the company's own, as its kind wants it. */
export function CustomField({ field: { kind, options, required }, label, value, disabled, onChange }: FieldShape) {
  const shared = { label, disabled, withAsterisk: required }
  const text = typeof value === 'string' ? value : ''
  if (kind === 'yes-no') {
    return <Switch label={label} disabled={disabled} checked={value === true} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
  }
  if (kind === 'number') {
    return (
      <NumberInput {...shared} value={typeof value === 'number' ? value : ''} onChange={(next) => onChange(typeof next === 'number' ? next : null)} />
    )
  }
  if (kind === 'choice') return <Select {...shared} clearable data={options} value={text || null} onChange={onChange} />
  return (
    <TextInput
      {...shared}
      type={kind === 'date' ? 'date' : 'text'}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    />
  )
}
