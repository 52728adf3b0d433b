import { readTaxonomy, saveTag, type Tag } from '@atalaya/shared/contract/taxonomy.ts'
import { ColorSwatch, Group, Input, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askKey, useAsk, useDo } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { Answer } from '../../../parts/states/ask-states.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { RetireSwitch } from '../retire-switch.tsx'
import { ListPanel } from './list-panel.tsx'

const COLORS = ['gray', 'red', 'pink', 'grape', 'violet', 'indigo', 'blue', 'cyan', 'teal', 'green', 'lime', 'yellow', 'orange'] as const

/** The tags, which cut across types. */
export function Tags() {
  const { t } = useWords()
  const ask = useAsk(readTaxonomy, {})
  const [shown, setShown] = useState<Tag | 'new' | null>(null)
  return (
    <Answer ask={ask}>
      {({ tags }) => (
        <>
          <ListPanel
            words="tags"
            rows={tags}
            keyOf={({ tagId }) => tagId}
            nameOf={({ name }) => name}
            heads={[t('tags.tag')]}
            cells={({ name, color }) => [
              <Group key="tag" gap="xs">
                <ColorSwatch size={12} color={`var(--mantine-color-${color}-7)`} withShadow={false} />
                {name}
              </Group>,
            ]}
            onAdd={() => setShown('new')}
            onEdit={setShown}
          />
          {shown && <TagForm key={shown === 'new' ? 'new' : shown.tagId} kept={shown === 'new' ? null : shown} onClose={() => setShown(null)} />}
        </>
      )}
    </Answer>
  )
}

function TagForm({ kept, onClose }: { kept: Tag | null; onClose: () => void }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => kept ?? { tagId: makeId(), name: '', color: 'gray', retired: false })
  const { mutate, isPending } = useDo(saveTag, {
    onDone() {
      void client.invalidateQueries({ queryKey: askKey(readTaxonomy, {}) })
      onClose()
    },
  })
  return (
    <EditDrawer
      opened
      title={kept?.name ?? t('tags.add')}
      busy={isPending}
      onClose={onClose}
      onSave={() => mutate({ ...draft, name: draft.name.trim() })}
    >
      <TextInput
        label={t('forms.name')}
        required
        maxLength={40}
        data-autofocus
        value={draft.name}
        onChange={({ currentTarget }) => setDraft({ ...draft, name: currentTarget.value })}
      />
      <Input.Wrapper label={t('tags.color')} labelElement="div">
        <Group gap={6} mt={4} role="radiogroup" aria-label={t('tags.color')}>
          {COLORS.map((color) => (
            <ColorSwatch
              key={color}
              component="button"
              type="button"
              role="radio"
              aria-checked={draft.color === color}
              aria-label={t(`tags.colors.${color}`)}
              color={`var(--mantine-color-${color}-7)`}
              size={26}
              style={{ cursor: 'pointer', color: '#fff' }}
              onClick={() => setDraft({ ...draft, color })}
            >
              {draft.color === color && <IconCheck size={14} stroke={2.4} />}
            </ColorSwatch>
          ))}
        </Group>
      </Input.Wrapper>
      {kept && <RetireSwitch retired={draft.retired} onChange={(retired) => setDraft({ ...draft, retired })} />}
    </EditDrawer>
  )
}
