import { Button, MultiSelect, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../parts/names/use-names.ts'
import { useTypeOptions } from '../../../parts/names/use-type-options.ts'
import type { BulkFormProps } from './bulk-form.ts'

/** Asks what the cases are about. */
export function TypeMany({ isBusy, onChoose }: BulkFormProps) {
  const { t } = useTranslation('inbox')
  const options = useTypeOptions()
  const [typeId, setTypeId] = useState<string | null>(null)
  return (
    <Stack>
      <Select data-autofocus searchable label={t('fields.type')} data={options} value={typeId} onChange={setTypeId} />
      <Button loading={isBusy} disabled={!typeId} onClick={() => typeId && onChoose({ do: 'type', typeId })}>
        {t('bulk.type')}
      </Button>
    </Stack>
  )
}

/** Asks which tags the cases get, or lose. */
export function TagMany({ act, isBusy, onChoose }: BulkFormProps & { act: 'tag' | 'untag' }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const [tagIds, setTagIds] = useState<string[]>([])
  const tags = (names.taxonomy?.tags ?? []).filter(({ retired }) => act === 'untag' || !retired)
  return (
    <Stack>
      <MultiSelect
        data-autofocus
        searchable
        label={t('fields.tags')}
        data={tags.map(({ tagId, name }) => ({ value: tagId, label: name }))}
        value={tagIds}
        onChange={setTagIds}
      />
      <Button loading={isBusy} disabled={tagIds.length === 0} onClick={() => onChoose({ do: act, tagIds })}>
        {t(`bulk.does.${act}`)}
      </Button>
    </Stack>
  )
}
