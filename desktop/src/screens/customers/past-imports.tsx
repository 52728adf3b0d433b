import { listImports } from '@atalaya/shared/contract/contacts.ts'
import { Anchor, Table } from '@mantine/core'
import { useAsk } from '../../data.ts'
import { Moment } from '../../parts/figures/moment.tsx'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { Panel } from '../../parts/page/page.tsx'
import { Sheet } from '../../parts/page/sheet.tsx'
import { useWords } from '../../parts/text/use-words.ts'

/** The imports there were, each with what it did. */
export function PastImports({ onShow }: { onShow: (importId: string) => void }) {
  const { t } = useWords()
  const formats = useFormats()
  const past = (useAsk(listImports, {}).data ?? []).filter(({ state }) => state !== 'previewed')
  if (past.length === 0) return null
  return (
    <Panel title={t('imports.past')}>
      <Sheet minWidthPx={560} verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('imports.steps.file')}</Table.Th>
            <Table.Th>{t('imports.when')}</Table.Th>
            <Table.Th ta="right">{t('imports.created')}</Table.Th>
            <Table.Th ta="right">{t('imports.updated')}</Table.Th>
            <Table.Th ta="right">{t('imports.refused')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className="figures">
          {past.map(({ importId, fileName, createdAt, created, updated, refused }) => (
            <Table.Tr key={importId}>
              <Table.Td>
                <Anchor component="button" type="button" inherit onClick={() => onShow(importId)}>
                  {fileName}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Moment at={createdAt} />
              </Table.Td>
              <Table.Td ta="right">{formats.number(created)}</Table.Td>
              <Table.Td ta="right">{formats.number(updated)}</Table.Td>
              <Table.Td ta="right">{formats.number(refused)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Sheet>
    </Panel>
  )
}
