import { countCases, listSavedViews, VIEWS } from '@atalaya/shared/contract/cases.ts'
import { Menu, ScrollArea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../data.ts'
import { useAddress } from '../use-address.ts'
import { sayCount } from './say-count.ts'
import { addressOf } from './use-saved-view.ts'

/** The views as a menu, where there is no room for their panel. */
export function ViewsMenu({ children }: { children: ReactNode }) {
  const { t } = useTranslation('inbox')
  const counts = useAsk(countCases, {})
  const saved = useAsk(listSavedViews, {})
  const { showView, view, go } = useAddress()
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah="60vh">
          {VIEWS.map((one) => (
            <Menu.Item
              key={one}
              fw={one === view ? 650 : 400}
              onClick={() => showView(one)}
              rightSection={<span className="figures">{sayCount(counts.data, counts.data?.views[one])}</span>}
            >
              {t(`views.${one}`)}
            </Menu.Item>
          ))}
          {saved.data && saved.data.length > 0 && <Menu.Label>{t('views.saved')}</Menu.Label>}
          {saved.data?.map((one) => (
            <Menu.Item
              key={one.viewId}
              onClick={() => go({ ...addressOf(one) })}
              rightSection={<span className="figures">{sayCount(counts.data, counts.data?.saved[one.viewId])}</span>}
            >
              {one.name}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
