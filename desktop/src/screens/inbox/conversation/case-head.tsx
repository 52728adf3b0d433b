import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelIcon } from '../../../parts/case/channel-icon.tsx'
import { ContactMarks } from '../../../parts/case/contact-marks.tsx'
import { DueChip } from '../../../parts/case/due-chip.tsx'
import { StateBadge } from '../../../parts/case/state-badge.tsx'
import { useGo } from '../use-address.ts'
import { usePanels } from '../use-panels.ts'
import classes from './case-head.module.css'

interface Props {
  about: CaseDetail
  /** What one does with the case most; it follows a moment later. */
  acts: ReactNode
  owner: ReactNode
}

/** Who it is, which case, whose, how it stands; and what one does with it most. */
export function CaseHead({ about, acts, owner }: Props) {
  const { t } = useTranslation('inbox')
  const { openCase } = useGo()
  const { isPhone } = usePanels()
  return (
    <header className={classes.head}>
      {isPhone && (
        <ActionIcon className={classes.headBack} aria-label={t('common:actions.back')} onClick={() => openCase(undefined)}>
          <IconArrowLeft size={20} stroke={1.7} />
        </ActionIcon>
      )}
      <h2 className={classes.headName}>
        <span className="truncate">{about.contact.name}</span>
        <ContactMarks {...about.contact} />
      </h2>
      <div className={classes.headFacts}>
        <ChannelIcon channel={about.channel} size={13} />
        <span className="figures" title={about.title}>
          {t('case.number', { number: about.number })}
        </span>
        <StateBadge state={about.state} />
        {about.waitingSince && about.dueAt && <DueChip dueAt={about.dueAt} />}
        {owner}
      </div>
      <div className={classes.headDo}>{acts}</div>
    </header>
  )
}
