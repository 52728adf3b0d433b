import { Button, Group, MultiSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FILTERS, listOf } from '../read-address.ts'
import { useAddress } from '../use-address.ts'
import { SaveView } from '../views/save-view.tsx'
import { SINGLE, useFilterOptions } from './use-filter-options.ts'

/** Every field a view can be narrowed by. */
export function Filters({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const { filter, go } = useAddress()
  const all = useFilterOptions()
  const [words, setWords] = useState(filter.words ?? '')
  return (
    <Stack gap="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          go({ words: words.trim() || undefined })
        }}
      >
        <TextInput
          data-autofocus
          placeholder={t('list.words')}
          aria-label={t('list.words')}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onBlur={() => words.trim() !== (filter.words ?? '') && go({ words: words.trim() || undefined })}
        />
      </form>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        {all.map(({ name, label, options }) => (
          <MultiSelect
            key={name}
            size="xs"
            label={label}
            data={options}
            value={listOf(filter[name])}
            onChange={(values) => go({ [name]: (SINGLE.has(name) ? values.slice(-1) : values).join(',') || undefined }, { replace: true })}
            searchable={options.length > 6}
            clearable
            hidePickedOptions
            comboboxProps={{ withinPortal: false }}
          />
        ))}
      </SimpleGrid>
      <Group justify="space-between">
        <Button variant="subtle" color="gray" size="xs" onClick={() => go(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}>
          {t('list.clearFilters')}
        </Button>
        <Group gap="xs">
          <SaveView />
          <Button size="xs" onClick={onClose}>
            {t('common:actions.close')}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}
