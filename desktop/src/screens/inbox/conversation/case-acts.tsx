import { assignCase, type CaseDetail, reopenCase } from '@atalaya/shared/contract/cases.ts'
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCircleCheck, IconClockPause, IconLayoutSidebarRight, IconRotate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand, useCommands } from '../../../commands/use-commands.tsx'
import { useDo } from '../../../data.ts'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { usePanels } from '../use-panels.ts'
import { CaseMenu } from './case-menu.tsx'

interface Props {
  about: CaseDetail
  isContextOpen: boolean
  onToggleContext: () => void
}

/** What one does with a case most, and the menu of the rest. */
export function CaseActs({ about, isContextOpen, onToggleContext }: Props) {
  const { t } = useTranslation('inbox')
  const { isPhone } = usePanels()
  const { run } = useCommands()
  const me = useMe()
  const { mutate: assign } = useDo(assignCase)
  const { mutate: reopen, isPending: isReopening } = useDo(reopenCase)
  const may = new Set(about.may)
  useCommand('assign-me', may.has('assign') && about.ownerId !== me.personId ? () => assign({ caseId: about.caseId, ownerId: me.personId }) : null)
  useCommand('reopen', may.has('reopen') ? () => reopen({ caseId: about.caseId }) : null)
  return (
    <>
      {may.has('snooze') && !isPhone && (
        <Tooltip label={t('case.snooze')}>
          <ActionIcon size="lg" aria-label={t('case.snooze')} onClick={() => run('snooze')}>
            <IconClockPause size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      {may.has('close') && (
        <Button size="compact-md" variant="light" leftSection={<IconCircleCheck size={16} stroke={1.75} />} onClick={() => run('close')}>
          {t(['bulk.does.close', 'bulk.close'])}
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
        <ActionIcon size="lg" aria-label={t(isContextOpen ? 'context.hide' : 'context.show')} aria-expanded={isContextOpen} onClick={onToggleContext}>
          <IconLayoutSidebarRight size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </>
  )
}
