import { type CaseType, readTaxonomy, saveType } from '@atalaya/shared/contract/taxonomy.ts'
import { ActionIcon, Button, Switch, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askKey, useAsk, useDo } from '../../../data.ts'
import { Panel } from '../../../parts/page/page.tsx'
import { Answer, Empty } from '../../../parts/states/ask-states.tsx'
import { useWords } from '../../../parts/text/use-words.ts'
import { RequiredLevels } from './required-levels.tsx'
import { TypeDrawer } from './type-drawer.tsx'
import { swap, treeOf } from './type-tree.ts'
import classes from './types.module.css'

export type Shown = { kept: CaseType } | { under: CaseType | null }

/** The tree of types. Nothing in it is ever deleted: old cases keep their names. */
export function Types() {
  const { t } = useWords()
  const client = useQueryClient()
  const ask = useAsk(readTaxonomy, {})
  const [shown, setShown] = useState<Shown | null>(null)
  const [withRetired, setWithRetired] = useState(false)
  const { mutateAsync: save, isPending } = useDo(saveType)
  async function move(types: readonly CaseType[], typeId: string, by: 1 | -1) {
    for (const type of swap(types, typeId, by)) await save(type)
    await client.invalidateQueries({ queryKey: askKey(readTaxonomy, {}) })
  }
  return (
    <Answer ask={ask}>
      {({ types, typeLevels }) => {
        const seen = withRetired ? types : types.filter(({ retired }) => !retired)
        return (
          <>
            <RequiredLevels levels={typeLevels} />
            <Panel
              flush
              title={t('types.title')}
              hint={t('types.hint')}
              actions={
                <>
                  <Switch
                    label={t('forms.withRetired')}
                    checked={withRetired}
                    onChange={({ currentTarget }) => setWithRetired(currentTarget.checked)}
                  />
                  <Button size="xs" leftSection={<IconPlus size={14} />} onClick={() => setShown({ under: null })}>
                    {t('types.add')}
                  </Button>
                </>
              }
            >
              {seen.length === 0 && <Empty title={t('types.none')} hint={t('types.noneHint')} />}
              <ul className={classes.list}>
                {treeOf(seen).map(({ type, depth }) => (
                  <TypeLine
                    key={type.typeId}
                    type={type}
                    depth={depth}
                    isBusy={isPending}
                    onMove={(by) => void move(seen, type.typeId, by)}
                    onAdd={() => setShown({ under: type })}
                    onEdit={() => setShown({ kept: type })}
                  />
                ))}
              </ul>
            </Panel>
            <TypeDrawer shown={shown} types={types} onClose={() => setShown(null)} />
          </>
        )
      }}
    </Answer>
  )
}

interface LineShape {
  type: CaseType
  depth: number
  isBusy: boolean
  onMove: (by: 1 | -1) => void
  onAdd: () => void
  onEdit: () => void
}

function TypeLine({ type: { names, retired }, depth, isBusy, onMove, onAdd, onEdit }: LineShape) {
  const { t, locale } = useWords()
  const name = names[locale]
  const acts = [
    { label: t('types.up', { name }), Icon: IconArrowUp, act: () => onMove(-1) },
    { label: t('types.down', { name }), Icon: IconArrowDown, act: () => onMove(1) },
    { label: t('types.addUnder', { name }), Icon: IconPlus, act: onAdd },
    { label: t('people.edit', { name }), Icon: IconPencil, act: onEdit },
  ]
  return (
    <li className={classes.row} style={{ marginLeft: depth * 24 }}>
      <span className={`${classes.name} truncate`} data-depth={depth} data-retired={retired}>
        {name}
        {retired && <span className="visually-hidden"> ({t('forms.retired')})</span>}
      </span>
      {acts.map(({ label, Icon, act }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon aria-label={label} onClick={act} disabled={isBusy}>
            <Icon size={15} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      ))}
    </li>
  )
}
