import { FieldDefinition, readTaxonomy, saveField } from '@atalaya/shared/contract/taxonomy.ts'
import { SegmentedControl, Select, Switch, TagsInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askKey, useDo } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { useWords } from '../../../parts/text/use-words.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { NamesFields } from '../names-fields.tsx'
import { RetireSwitch } from '../retire-switch.tsx'
import { makeKey, wholeNames } from '../whole-names.ts'
import type { Field } from './fields.tsx'

interface FormShape {
  kept: Field | null
  fields: readonly Field[]
  onClose: () => void
}

const SUBJECTS = FieldDefinition.shape.subject.options
const KINDS = FieldDefinition.shape.kind.options

/** Makes a field of the company's own, or changes one. What it is of and its kind stay as they were made. */
export function FieldForm({ kept, fields, onClose }: FormShape) {
  const { t, locale } = useWords()
  const client = useQueryClient()
  const [draft, setDraft] = useState<Field>(
    () =>
      kept ?? {
        fieldId: makeId(),
        subject: 'case',
        key: '',
        names: { es: '', en: '', pt: '' },
        kind: 'text',
        options: [],
        required: false,
        position: fields.length,
        retired: false,
      },
  )
  const { mutate, isPending } = useDo(saveField, {
    onDone() {
      void client.invalidateQueries({ queryKey: askKey(readTaxonomy, {}) })
      onClose()
    },
  })
  function save() {
    const names = wholeNames(draft.names)
    const taken = new Set(fields.filter(({ subject }) => subject === draft.subject).map(({ key }) => key))
    mutate({ ...draft, names, key: kept?.key ?? makeKey(names.es, null, taken) })
  }
  return (
    <EditDrawer opened title={kept?.names[locale] ?? t('fields.add')} busy={isPending} onClose={onClose} onSave={save}>
      <SegmentedControl
        aria-label={t('fields.subject')}
        disabled={kept !== null}
        value={draft.subject}
        onChange={(chosen) => setDraft({ ...draft, subject: SUBJECTS.find((one) => one === chosen) ?? 'case' })}
        data={SUBJECTS.map((value) => ({ value, label: t(`fields.subjects.${value}`) }))}
      />
      <NamesFields names={draft.names} onChange={(names) => setDraft({ ...draft, names })} />
      <Select
        label={t('fields.kind')}
        disabled={kept !== null}
        allowDeselect={false}
        value={draft.kind}
        onChange={(chosen) => setDraft({ ...draft, kind: KINDS.find((one) => one === chosen) ?? 'text' })}
        data={KINDS.map((value) => ({ value, label: t(`fields.kinds.${value}`) }))}
      />
      {draft.kind === 'choice' && (
        <TagsInput
          label={t('fields.options')}
          description={t('fields.optionsHint')}
          value={draft.options}
          onChange={(options) => setDraft({ ...draft, options })}
        />
      )}
      <Switch
        label={t('fields.required')}
        description={t('fields.requiredHint')}
        checked={draft.required}
        onChange={({ currentTarget }) => setDraft({ ...draft, required: currentTarget.checked })}
      />
      {kept && <RetireSwitch retired={draft.retired} onChange={(retired) => setDraft({ ...draft, retired })} />}
    </EditDrawer>
  )
}
