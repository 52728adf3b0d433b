import { assignCase, type CaseDetail, reopenCase } from '@atalaya/shared/contract/cases.ts'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconCircleCheck, IconClockPause, IconLayoutSidebarRight, IconRotate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand, useCommands } from '../../../commands/use-commands.tsx'
import { useDo } from '../../../data.ts'
import { ChannelIcon } from '../../../parts/case/channel-icon.tsx'
import { ContactMarks } from '../../../parts/case/contact-marks.tsx'
import { DueChip } from '../../../parts/case/due-chip.tsx'
import { StateBadge } from '../../../parts/case/state-badge.tsx'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { useAddress } from '../use-address.ts'
import { usePanels } from '../use-panels.ts'
import classes from './case-head.module.css'
import { CaseMenu } from './case-menu.tsx'
import { OwnerPicker } from './owner-picker.tsx'

interface Props {
  about: CaseDetail
  isContextOpen: boolean
  onToggleContext: () => void
}

/** Who it is, which case, whose, how it stands; and what one does with it most. */
export function CaseHead({ about, isContextOpen, onToggleContext }: Props) {
  const { t } = useTranslation('inbox')
  const { openCase } = useAddress()
  const { isPhone } = usePanels()
  const { run } = useCommands()
  const me = useMe()
  const { mutate: assign } = useDo(assignCase)
  const { mutate: reopen, isPending: isReopening } = useDo(reopenCase)
  const may = new Set(about.may)
  useCommand('assign-me', may.has('assign') && about.ownerId !== me.personId ? () => assign({ caseId: about.caseId, ownerId: me.personId }) : null)
  useCommand('reopen', may.has('reopen') ? () => reopen({ caseId: about.caseId }) : null)
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
        <OwnerPicker about={about} />
      </div>
      <div className={classes.headDo}>
        {may.has('snooze') && !isPhone && (
          <Tooltip label={t('case.snooze')}>
            <ActionIcon size="lg" aria-label={t('case.snooze')} onClick={() => run('snooze')}>
              <IconClockPause size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        {may.has('close') && (
          <Button size="compact-md" variant="light" leftSection={<IconCircleCheck size={16} stroke={1.75} />} onClick={() => run('close')}>
            {t('bulk.close')}
          </Button>
        )}
        {may.has('reopen') && (
          <Button
            size="compact-md"
            variant="light"
            loading={isReopening}
            leftSection={<IconRotate size={16} stroke={1.75} />}
            onClick={() => run('reopen')}
          >
            {t('case.reopen')}
          </Button>
        )}
        <CaseMenu about={about} />
        <Tooltip label={t(isContextOpen ? 'context.hide' : 'context.show')}>
          <ActionIcon
            size="lg"
            aria-label={t(isContextOpen ? 'context.hide' : 'context.show')}
            aria-expanded={isContextOpen}
            onClick={onToggleContext}
          >
            <IconLayoutSidebarRight size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  )
}
