import { ActionIcon, Button, Group, Indicator, MultiSelect, Popover, SimpleGrid, Stack, TextInput, Tooltip } from '@mantine/core'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FILTERS, listOf } from '../read-address.ts'
import { useAddress } from '../use-address.ts'
import { SaveView } from '../views/save-view.tsx'
import { SINGLE, useFilterOptions } from './use-filter-options.ts'

/** Narrows the view; every choice goes into the address at once. */
export function FilterMenu() {
  const { t } = useTranslation('inbox')
  const { filter } = useAddress()
  const [isOpen, setIsOpen] = useState(false)
  const used = Object.keys(filter).length
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" width="min(560px, calc(100vw - 24px))" trapFocus>
      <Indicator disabled={used === 0} size={7} offset={5}>
        <Popover.Target>
          <Tooltip label={t('list.filter')}>
            <ActionIcon aria-label={t('list.filter')} onClick={() => setIsOpen((was) => !was)}>
              <IconFilter size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown p="md" aria-label={t('list.filters')}>
        <Filters onClose={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Filters({ onClose }: { onClose: () => void }) {
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
