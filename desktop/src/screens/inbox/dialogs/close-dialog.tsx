import { type CaseDetail, closeCase, listCases } from '@atalaya/shared/contract/cases.ts'
import { Alert, Modal, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askKey, useDo } from '../../../data.ts'
import { useNames } from '../../../parts/names/use-names.ts'
import { type Preferences, usePreferences } from '../../../preferences.ts'
import { useAddress } from '../use-address.ts'
import { CloseForm } from './close-form.tsx'

const AFTER = ['stay', 'next', 'list'] as const

/** Closes a case with its reason and rating, then stays, goes to the next, or back to the list, as one prefers. */
export function CloseDialog({ about, onClose }: { about: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const client = useQueryClient()
  const [preferences, change] = usePreferences()
  const { question, openCase } = useAddress()
  const { mutate, isPending } = useDo(closeCase, {
    onDone() {
      notifications.show({ message: t('case.closed', { number: about.number }), color: 'atalaya' })
      onClose()
      goOn()
    },
  })
  function goOn() {
    if (preferences.afterClose === 'list') return openCase(undefined)
    if (preferences.afterClose === 'stay') return
    const pages = client.getQueryData<InfiniteData<{ rows: { caseId: string }[] }>>([...askKey(listCases, question), 'pages'])
    const ids = pages?.pages.flatMap(({ rows }) => rows.map(({ caseId }) => caseId)) ?? []
    const at = ids.indexOf(about.caseId)
    openCase(ids[at + 1] ?? ids[at - 1])
  }
  const levels = names.taxonomy?.typeLevels ?? 0
  const isUntyped = names.typePath(about.typeId).length < levels
  return (
    <Modal opened onClose={onClose} title={t('close.title', { number: about.number })} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      {isUntyped && (
        <Alert color="yellow" variant="light" mb="md">
          {t('close.typeFirst')}
        </Alert>
      )}
      <CloseForm isBusy={isPending} onSubmit={(outcome) => mutate({ caseId: about.caseId, ...outcome })}>
        <Select
          label={t('close.then')}
          size="xs"
          allowDeselect={false}
          data={AFTER.map((value) => ({ value, label: t(`common:me.afterClose_${value}`) }))}
          value={preferences.afterClose}
          onChange={(value) => change({ afterClose: AFTER.find((known) => known === value) ?? 'next' } satisfies Partial<Preferences>)}
        />
      </CloseForm>
    </Modal>
  )
}
