import { type FieldDefinition, readTaxonomy } from '@atalaya/shared/contract/taxonomy.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../data.ts'
import { Answer } from '../../../parts/states/ask-states.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import { FieldForm } from './field-form.tsx'
import { ListPanel } from './list-panel.tsx'

export type Field = z.infer<typeof FieldDefinition>

/** The company's own fields of cases and contacts. */
export function Fields() {
  const { t, locale } = useWords()
  const ask = useAsk(readTaxonomy, {})
  const [shown, setShown] = useState<Field | 'new' | null>(null)
  return (
    <Answer ask={ask}>
      {({ fields }) => (
        <>
          <ListPanel
            words="fields"
            rows={fields.toSorted((a, b) => a.subject.localeCompare(b.subject) || a.position - b.position)}
            keyOf={({ fieldId }) => fieldId}
            nameOf={({ names }) => names[locale]}
            heads={[t('forms.name'), t('fields.subject'), t('fields.kind'), t('fields.required')]}
            cells={({ names, subject, kind, required }) => [
              names[locale],
              t(`fields.subjects.${subject}`),
              t(`fields.kinds.${kind}`),
              t(required ? 'fields.yes' : 'fields.no'),
            ]}
            onAdd={() => setShown('new')}
            onEdit={setShown}
          />
          {shown && (
            <FieldForm
              key={shown === 'new' ? 'new' : shown.fieldId}
              kept={shown === 'new' ? null : shown}
              fields={fields}
              onClose={() => setShown(null)}
            />
          )}
        </>
      )}
    </Answer>
  )
}
