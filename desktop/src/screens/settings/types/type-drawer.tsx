import { type CaseType, readTaxonomy, saveType } from '@atalaya/shared/contract/taxonomy.ts'
import { Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askKey, useDo } from '../../../data.ts'
import { makeId } from '../../../make-id.ts'
import { useWords } from '../../../parts/text/use-words.ts'
import { EditDrawer } from '../edit-drawer.tsx'
import { NamesFields } from '../names-fields.tsx'
import { RetireSwitch } from '../retire-switch.tsx'
import { makeKey, wholeNames } from '../whole-names.ts'
import { parentsFor, treeOf } from './type-tree.ts'
import type { Shown } from './types.tsx'

interface DrawerShape {
  shown: Shown | null
  types: readonly CaseType[]
  onClose: () => void
}

/** Makes a type, or renames, moves or retires one. */
export function TypeDrawer({ shown, types, onClose }: DrawerShape) {
  return shown && <TypeForm key={'kept' in shown ? shown.kept.typeId : 'new'} shown={shown} types={types} onClose={onClose} />
}

function TypeForm({ shown, types, onClose }: DrawerShape & { shown: Shown }) {
  const { t, locale } = useWords()
  const client = useQueryClient()
  const kept = 'kept' in shown ? shown.kept : null
  const [typeId] = useState(() => kept?.typeId ?? makeId())
  const [draft, setDraft] = useState(() => ({
    names: kept?.names ?? { es: '', en: '', pt: '' },
    parentId: 'under' in shown ? (shown.under?.typeId ?? null) : shown.kept.parentId,
    retired: kept?.retired ?? false,
  }))
  const { mutate, isPending } = useDo(saveType, {
    onDone() {
      void client.invalidateQueries({ queryKey: askKey(readTaxonomy, {}) })
      onClose()
    },
  })
  function save() {
    const names = wholeNames(draft.names)
    const siblings = types.filter(({ parentId }) => parentId === draft.parentId)
    const isMoved = !kept || kept.parentId !== draft.parentId
    const parentKey = types.find((type) => type.typeId === draft.parentId)?.key ?? null
    mutate({
      typeId,
      ...draft,
      names,
      key: kept?.key ?? makeKey(names.es, parentKey, new Set(types.map(({ key }) => key))),
      position: isMoved ? Math.max(-1, ...siblings.map(({ position }) => position)) + 1 : kept.position,
    })
  }
  const depths = new Map(treeOf(types).map(({ type, depth }) => [type.typeId, depth]))
  const places = parentsFor(types, typeId).map((type) => ({
    value: type.typeId,
    label: `${'  '.repeat(depths.get(type.typeId) ?? 0)}${type.names[locale]}`,
  }))
  return (
    <EditDrawer opened title={kept ? kept.names[locale] : t('types.add')} busy={isPending} onClose={onClose} onSave={save}>
      <NamesFields names={draft.names} onChange={(names) => setDraft({ ...draft, names })} />
      <Select
        label={t('types.under')}
        placeholder={t('types.root')}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('types.root') }}
        data={places}
        value={draft.parentId}
        onChange={(parentId) => setDraft({ ...draft, parentId })}
      />
      {kept && <RetireSwitch retired={draft.retired} hint={t('types.retireHint')} onChange={(retired) => setDraft({ ...draft, retired })} />}
    </EditDrawer>
  )
}
