import { ActionIcon, Indicator, Popover, Tooltip } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../../parts/states/ask-states.tsx'
import { useAddress } from '../use-address.ts'

const Filters = lazy(async () => ({ default: (await import('./filters.tsx')).Filters }))

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
        <Suspense fallback={<Loading />}>
          <Filters onClose={() => setIsOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
