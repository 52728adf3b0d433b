import { type CloseReason, readTaxonomy, saveReason } from '@atalaya/shared/contract/taxonomy.ts'
import { NumberInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { askKey, useAsk, useDo } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { Answer } from '../../../parts/states/ask-states.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { NamesFields } from '../names-fields.tsx'
import { RetireSwitch } from '../retire-switch.tsx'
import { makeKey, wholeNames } from '../whole-names.ts'
import { ListPanel } from './list-panel.tsx'

type Reason = z.infer<typeof CloseReason>

/** Why a case can be closed. */
export function Reasons() {
  const { t, locale } = useWords()
  const ask = useAsk(readTaxonomy, {})
  const [shown, setShown] = useState<Reason | 'new' | null>(null)
  return (
    <Answer ask={ask}>
      {({ reasons }) => (
        <>
          <ListPanel
            words="reasons"
            rows={reasons.toSorted((a, b) => a.position - b.position)}
            keyOf={({ reasonId }) => reasonId}
            nameOf={({ names }) => names[locale]}
            heads={[t('reasons.reason'), t('forms.order')]}
            cells={({ names, position }) => [names[locale], position]}
            onAdd={() => setShown('new')}
            onEdit={setShown}
          />
          {shown && (
            <ReasonForm
              key={shown === 'new' ? 'new' : shown.reasonId}
              kept={shown === 'new' ? null : shown}
              reasons={reasons}
              onClose={() => setShown(null)}
            />
          )}
        </>
      )}
    </Answer>
  )
}

function ReasonForm({ kept, reasons, onClose }: { kept: Reason | null; reasons: readonly Reason[]; onClose: () => void }) {
  const { t, locale } = useWords()
  const client = useQueryClient()
  const [draft, setDraft] = useState<Reason>(
    () => kept ?? { reasonId: makeId(), key: '', names: { es: '', en: '', pt: '' }, position: reasons.length, retired: false },
  )
  const { mutate, isPending } = useDo(saveReason, {
    onDone() {
      void client.invalidateQueries({ queryKey: askKey(readTaxonomy, {}) })
      onClose()
    },
  })
  function save() {
    const names = wholeNames(draft.names)
    mutate({ ...draft, names, key: kept?.key ?? makeKey(names.es, null, new Set(reasons.map(({ key }) => key))) })
  }
  return (
    <EditDrawer opened title={kept?.names[locale] ?? t('reasons.add')} busy={isPending} onClose={onClose} onSave={save}>
      <NamesFields names={draft.names} onChange={(names) => setDraft({ ...draft, names })} />
      <NumberInput
        label={t('forms.order')}
        min={0}
        max={100_000}
        allowDecimal={false}
        value={draft.position}
        onChange={(position) => setDraft({ ...draft, position: typeof position === 'number' ? position : 0 })}
      />
      {kept && <RetireSwitch retired={draft.retired} onChange={(retired) => setDraft({ ...draft, retired })} />}
    </EditDrawer>
  )
}
