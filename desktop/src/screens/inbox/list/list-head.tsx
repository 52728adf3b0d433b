import { SORTS } from '@atalaya/shared/contract/cases.ts'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconArrowsSort, IconCheck, IconChevronDown, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../use-address.ts'
import { usePanels } from '../use-panels.ts'
import { useSavedView } from '../views/use-saved-view.ts'
import { ViewsMenu } from '../views/views-menu.tsx'
import { FilterChips } from './filter-chips.tsx'
import { FilterMenu } from './filter-menu.tsx'
import classes from './list.module.css'

/** Which view this is, in what order and narrowed by what. */
export const ListHead = memo(function ListHead() {
  const { t } = useTranslation('inbox')
  const { view } = useAddress()
  const { panels, isNarrow, change } = usePanels()
  const saved = useSavedView()
  const hasPanel = panels.views && !isNarrow
  return (
    <header className={classes.head}>
      <div className={classes.titleLine}>
        {!hasPanel && !isNarrow && (
          <Tooltip label={t('views.show')}>
            <ActionIcon aria-label={t('views.show')} onClick={() => change({ views: true })}>
              <IconLayoutSidebarLeftExpand size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        <h1 className={`${classes.title} truncate`}>{saved?.name ?? t(`views.${view}`)}</h1>
        {!hasPanel && (
          <ViewsMenu>
            <ActionIcon aria-label={t('views.more')}>
              <IconChevronDown size={16} stroke={1.75} />
            </ActionIcon>
          </ViewsMenu>
        )}
        <span className={classes.gap} />
        <FilterMenu />
        <SortMenu />
      </div>
      <FilterChips />
    </header>
  )
})

function SortMenu() {
  const { t } = useTranslation('inbox')
  const { question, go } = useAddress()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('list.sort')}>
          <ActionIcon aria-label={t('list.sort')}>
            <IconArrowsSort size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.sort')}</Menu.Label>
        {SORTS.map((sort) => (
          <Menu.Item
            key={sort}
            onClick={() => go({ sort })}
            rightSection={question.sort === sort ? <IconCheck size={15} aria-hidden /> : null}
            aria-checked={question.sort === sort}
            role="menuitemradio"
          >
            {t(`list.sort_${sort}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
