import type { Import } from '@atalaya/shared/contract/contacts.ts'
import { Table, Text } from '@mantine/core'
import type { z } from 'zod'
import { Sheet } from '../../parts/page/sheet.tsx'
import { useWords } from '../../parts/text/use-words.ts'

/** The rows of a file that cannot be taken in, each with its reason. */
export function ImportErrors({ title, errors }: { title: string; errors: z.infer<typeof Import>['errors'] }) {
  const { t } = useWords()
  return (
    <>
      <Text fw={600} mt="lg" mb="xs">
        {title}
      </Text>
      <Sheet minWidthPx={400} maxHeightPx={320} verticalSpacing={6} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>{t('imports.row')}</Table.Th>
            <Table.Th w={160}>{t('imports.field')}</Table.Th>
            <Table.Th>{t('imports.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {errors.map(({ row, field, message }) => (
            <Table.Tr key={`${row}:${field}:${message}`}>
              <Table.Td className="figures">{row}</Table.Td>
              <Table.Td>{t(`imports.fields.${field}`, { defaultValue: field })}</Table.Td>
              <Table.Td>{message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Sheet>
    </>
  )
}
