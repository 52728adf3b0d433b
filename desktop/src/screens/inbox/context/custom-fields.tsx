import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import type { FieldDefinition } from '@atalaya/shared/contract/taxonomy.ts'
import { Select, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useNames } from '../../../parts/names/use-names.ts'
import classes from './context.module.css'

type Definition = z.infer<typeof FieldDefinition>
interface Props {
  about: CaseDetail
  mayEdit: boolean
  onChange: (fields: Record<string, unknown>) => void
}

/** The fields this company added to its cases. */
export function CustomFields({ about, mayEdit, onChange }: Props) {
  const names = useNames()
  const definitions = (names.taxonomy?.fields ?? [])
    .filter(({ subject, retired }) => subject === 'case' && !retired)
    .toSorted((a, b) => a.position - b.position)
  return definitions.map((definition) => (
    <Field
      key={definition.fieldId}
      definition={definition}
      value={about.fields[definition.key]}
      mayEdit={mayEdit}
      onChange={(value) => onChange({ [definition.key]: value })}
    />
  ))
}

function Field({
  definition,
  value,
  mayEdit,
  onChange,
}: {
  definition: Definition
  value: unknown
  mayEdit: boolean
  onChange: (value: unknown) => void
}) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const kept = value === null || value === undefined ? '' : String(value)
  const [text, setText] = useState(kept)
  useEffect(() => setText(kept), [kept])
  const common = {
    label: <span className={classes.label}>{names.say(definition.names)}</span>,
    disabled: !mayEdit,
    withAsterisk: definition.required,
  }
  if (definition.kind === 'choice') return <Select {...common} clearable data={definition.options} value={kept || null} onChange={onChange} />
  if (definition.kind === 'yes-no')
    return (
      <Select
        {...common}
        clearable
        data={[
          { value: 'true', label: t('fields.yes') },
          { value: 'false', label: t('fields.no') },
        ]}
        value={kept || null}
        onChange={(chosen) => onChange(chosen === null ? null : chosen === 'true')}
      />
    )
  const give = () => {
    if (text === kept) return
    onChange(text === '' ? null : definition.kind === 'number' ? Number(text) : text)
  }
  return <TextInput {...common} type={definition.kind} value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={give} />
}
