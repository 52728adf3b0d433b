import { ActionIcon, Button, Switch, Table } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Panel } from '../../../parts/page/page.tsx'
import { Sheet } from '../../../parts/page/sheet.tsx'
import { Empty } from '../../../parts/states/ask-states.tsx'
import { useWords } from '../../../parts/text/use-words.ts'

interface ListShape<R extends { retired: boolean }> {
  /** Its words in the catalogue: title, hint, add, none, noneHint. */
  words: string
  rows: readonly R[]
  keyOf: (row: R) => string
  nameOf: (row: R) => string
  heads: string[]
  cells: (row: R) => ReactNode[]
  onAdd: () => void
  onEdit: (row: R) => void
}

/** A short list of things an administrator keeps; those retired are shown only when asked for. */
export function ListPanel<R extends { retired: boolean }>({ words, rows, keyOf, nameOf, heads, cells, onAdd, onEdit }: ListShape<R>) {
  const { t } = useWords()
  const [withRetired, setWithRetired] = useState(false)
  const seen = withRetired ? rows : rows.filter(({ retired }) => !retired)
  return (
    <Panel
      flush
      title={t(`${words}.title`)}
      hint={t(`${words}.hint`)}
      actions={
        <>
          {rows.some(({ retired }) => retired) && (
            <Switch label={t('forms.withRetired')} checked={withRetired} onChange={({ currentTarget }) => setWithRetired(currentTarget.checked)} />
          )}
          <Button size="xs" leftSection={<IconPlus size={14} />} onClick={onAdd}>
            {t(`${words}.add`)}
          </Button>
        </>
      }
    >
      {seen.length === 0 ? (
        <Empty title={t(`${words}.none`)} hint={t(`${words}.noneHint`)} />
      ) : (
        <Sheet minWidthPx={heads.length * 160} verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
              <Table.Th w={60}>
                <span className="visually-hidden">{t('actions.edit')}</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {seen.map((row) => (
              <Table.Tr key={keyOf(row)} {...(row.retired && { c: 'dimmed' })}>
                {cells(row).map((cell, index) => (
                  <Table.Td key={heads[index]}>{cell}</Table.Td>
                ))}
                <Table.Td ta="right">
                  <ActionIcon aria-label={t('people.edit', { name: nameOf(row) })} onClick={() => onEdit(row)}>
                    <IconPencil size={16} stroke={1.6} />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Sheet>
      )}
    </Panel>
  )
}
