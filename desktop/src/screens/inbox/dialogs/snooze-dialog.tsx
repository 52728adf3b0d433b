import { type CaseDetail, snoozeCase } from '@atalaya/shared/contract/cases.ts'
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../../data.ts'
import { SnoozeForm } from './snooze-form.tsx'

export function SnoozeDialog({ about, onClose }: { about: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const { mutate, isPending } = useDo(snoozeCase, { onDone: onClose })
  return (
    <Modal opened onClose={onClose} title={t('snooze.title')} size="sm" closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <SnoozeForm isBusy={isPending} onChoose={(until) => mutate({ caseId: about.caseId, until })} />
    </Modal>
  )
}
