import { Tabs } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface TabShape {
  key: string
  label: string
  count?: number | undefined
  render: () => ReactNode
}

/** Parts of a page of which one shows, named in its address. The first one is meant when none is named. */
export function Tabbed({ tabs, label }: { tabs: readonly TabShape[]; label: string }) {
  const { tab } = useSearch({ strict: false })
  const navigate = useNavigate()
  const first = tabs[0]?.key ?? ''
  const shown = tabs.some(({ key }) => key === tab) ? tab : first
  return (
    <Tabs
      value={shown ?? first}
      keepMounted={false}
      onChange={(key) => void navigate({ to: '.', search: key && key !== first ? { tab: key } : {}, replace: true })}
      styles={{
        root: { '--tab-border-color': 'var(--at-line)' },
        list: { flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden', scrollbarWidth: 'none' },
        tab: { whiteSpace: 'nowrap' },
      }}
    >
      <Tabs.List aria-label={label} mb="md">
        {tabs.map(({ key, label: name, count }) => (
          <Tabs.Tab key={key} value={key} rightSection={count === undefined ? undefined : <span className="figures">{count}</span>}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ key, render }) => (
        <Tabs.Panel key={key} value={key} tabIndex={-1}>
          {render()}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
