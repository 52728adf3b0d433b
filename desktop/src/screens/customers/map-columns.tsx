import { ImportField, previewImport, runImport } from '@atalaya/shared/contract/contacts.ts'
import { Box, Button, Group, Select, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useDo } from '../../data.ts'
import { useFormats } from '../../parts/figures/use-formats.ts'
import { Sheet } from '../../parts/page/sheet.tsx'
import { Warning } from '../../parts/page/warning.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { ImportErrors } from './import-errors.tsx'
import type { Previewed } from './import-screen.tsx'
import { missingFields, OWN, ownName } from './mapping.ts'

interface MapShape {
  previewed: Previewed
  onPreviewed: (previewed: Previewed) => void
  onStarted: (importId: string) => void
  onBack: () => void
}

/** Says what each column of the file is, and shows its first rows and what would be refused. */
export function MapColumns({ previewed: { fileId, preview }, onPreviewed, onStarted, onBack }: MapShape) {
  const { t } = useWords()
  const formats = useFormats()
  const [mapping, setMapping] = useState(preview.mapping)
  const look = useDo(previewImport, { onDone: (next) => onPreviewed({ fileId, preview: next }) })
  const run = useDo(runImport, { onDone: ({ importId }) => onStarted(importId) })
  const { rows, refused, errors, importId } = preview.import
  const missing = missingFields(mapping)
  function change(column: string, meaning: string) {
    const next = { ...mapping, [column]: meaning }
    setMapping(next)
    if (missingFields(next).length === 0) look.mutate({ fileId, mapping: next })
  }
  return (
    <>
      <Text mb="sm">{t('imports.found', { count: rows, rows: formats.number(rows), name: preview.import.fileName })}</Text>
      <Sheet minWidthPx={Math.min(1400, preview.columns.length * 190)} verticalSpacing="xs" withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            {preview.columns.map((column) => (
              <Table.Th key={column} style={{ verticalAlign: 'top' }}>
                <Text fw={600} size="sm" truncate mb={4}>
                  {column}
                </Text>
                <Meaning
                  column={column}
                  meaning={mapping[column] ?? ''}
                  taken={Object.values(mapping)}
                  onChange={(meaning) => change(column, meaning)}
                />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {withKeys(preview.sample).map(([key, row]) => (
            <Table.Tr key={key}>
              {preview.columns.map((column) => (
                <Table.Td key={column} {...(!mapping[column] && { c: 'dimmed' })}>
                  {row[column]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Sheet>
      {missing.length > 0 && (
        <Box mt="md">
          <Warning>{t('imports.missing', { fields: missing.map((field) => t(`imports.fields.${field}`)).join(', ') })}</Warning>
        </Box>
      )}
      {errors.length > 0 && (
        <ImportErrors title={refused > 0 ? t('imports.wouldRefuse', { count: refused }) : t('imports.wouldOmit')} errors={errors} />
      )}
      <Group justify="space-between" mt="lg">
        <Button variant="default" onClick={onBack}>
          {t('imports.other')}
        </Button>
        <Button disabled={missing.length > 0 || rows === refused} loading={look.isPending || run.isPending} onClick={() => run.mutate({ importId })}>
          {t('imports.run', { count: rows - refused, rows: formats.number(rows - refused) })}
        </Button>
      </Group>
    </>
  )
}

/** Rows of a sample have no name of their own; their place in the file is one. */
function withKeys<R>(rows: readonly R[]): [string, R][] {
  return rows.map((row, index) => [`row-${index}`, row])
}

interface MeaningShape {
  column: string
  meaning: string
  taken: readonly string[]
  onChange: (meaning: string) => void
}

function Meaning({ column, meaning, taken, onChange }: MeaningShape) {
  const { t } = useWords()
  const isOwn = meaning.startsWith(OWN)
  const choices = [
    { value: '', label: t('imports.ignore') },
    ...ImportField.options.map((value) => ({ value, label: t(`imports.fields.${value}`), disabled: value !== meaning && taken.includes(value) })),
    { value: OWN, label: t('imports.own') },
  ]
  return (
    <>
      <Select
        size="xs"
        allowDeselect={false}
        aria-label={t('imports.meaning', { column })}
        data={choices}
        value={isOwn ? OWN : meaning}
        onChange={(chosen) => onChange(chosen === OWN ? ownName(column) : (chosen ?? ''))}
      />
      {isOwn && (
        <TextInput
          size="xs"
          mt={4}
          aria-label={t('imports.ownName', { column })}
          defaultValue={meaning.slice(OWN.length)}
          maxLength={50}
          onBlur={({ currentTarget }) => onChange(ownName(currentTarget.value || column))}
        />
      )}
    </>
  )
}
