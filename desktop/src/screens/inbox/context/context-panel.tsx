import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { ActionIcon, Tabs } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../parts/shell/me-context.tsx'
import { CaseFields } from './case-fields.tsx'
import { ContactCard } from './contact-card.tsx'
import classes from './context.module.css'
import { History } from './history.tsx'

/** What one should know beside the conversation: the case, who writes, and everything they came with before. */
export function ContextPanel({ about, onClose }: { about: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const [tab, setTab] = useLocalStorage({ key: 'atalaya.context', defaultValue: 'case', getInitialValueInEffect: false })
  const shown = may('contact.read') ? tab : 'case'
  const { contactId } = about.contact
  return (
    <aside className={classes.panel} aria-label={t('context.label')}>
      <Tabs value={shown} onChange={(value) => setTab(value ?? 'case')} className={classes.tabs} keepMounted={false}>
        <div className={classes.bar}>
          <Tabs.List className={classes.tabList}>
            <Tabs.Tab value="case">{t('context.case')}</Tabs.Tab>
            {may('contact.read') && <Tabs.Tab value="contact">{t('context.contact')}</Tabs.Tab>}
            {may('contact.read') && <Tabs.Tab value="history">{t('context.history')}</Tabs.Tab>}
          </Tabs.List>
          <ActionIcon aria-label={t('context.hide')} onClick={onClose}>
            <IconX size={17} stroke={1.7} />
          </ActionIcon>
        </div>
        <Tabs.Panel value="case" className={classes.body}>
          <CaseFields about={about} />
        </Tabs.Panel>
        <Tabs.Panel value="contact" className={classes.body}>
          <ContactCard contactId={contactId} about={about} />
        </Tabs.Panel>
        <Tabs.Panel value="history" className={classes.body}>
          <History contactId={contactId} caseId={about.caseId} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}
