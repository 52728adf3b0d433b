import { type CaseDetail, listCases, mergeCases } from '@atalaya/shared/contract/cases.ts'
import { Button, Modal, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk, useDo } from '../../../data.ts'
import { Answer } from '../../../parts/states/ask-states.tsx'
import { useGo } from '../use-address.ts'

/** Chooses the case of the same contact that takes this one in. */
export function MergeDialog({ about, onClose }: { about: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const { openCase } = useGo()
  const [intoCaseId, setIntoCaseId] = useState<string | null>(null)
  const cases = useAsk(listCases, { view: 'all-open', contactId: about.contact.contactId, limit: 50 })
  const { mutate, isPending } = useDo(mergeCases, {
    onDone() {
      onClose()
      if (intoCaseId) openCase(intoCaseId)
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('merge.title')} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('merge.hint')}
        </Text>
        <Answer ask={cases}>
          {({ rows }) => {
            const others = rows.filter(({ caseId }) => caseId !== about.caseId)
            if (others.length === 0) return <Text>{t('merge.none')}</Text>
            return (
              <Radio.Group value={intoCaseId} onChange={setIntoCaseId} aria-label={t('merge.title')}>
                <Stack gap="xs">
                  {others.map((other) => (
                    <Radio
                      key={other.caseId}
                      value={other.caseId}
                      label={`${other.number} · ${other.title || other.preview}`}
                      description={other.preview}
                    />
                  ))}
                </Stack>
              </Radio.Group>
            )
          }}
        </Answer>
        <Button disabled={!intoCaseId} loading={isPending} onClick={() => intoCaseId && mutate({ caseId: about.caseId, intoCaseId })}>
          {t('merge.submit')}
        </Button>
      </Stack>
    </Modal>
  )
}
