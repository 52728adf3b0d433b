import { readBulk } from '@atalaya/shared/contract/bulk.ts'
import { Modal, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../data.ts'
import { Loading, Refused } from '../states/ask-states.tsx'
import { sayWhy } from './say-why.ts'

/** The cases that a change of many left as they are, by the reason. */
export function LeftCases({ bulkId, onClose }: { bulkId: string; onClose: () => void }) {
  const { t } = useTranslation('inbox')
  const { data: run, error, refetch } = useAsk(readBulk, { bulkId })
  return (
    <Modal opened onClose={onClose} title={t('bulk.leftTitle')} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      {!run && (error ? <Refused error={error} onRetry={() => void refetch()} /> : <Loading />)}
      <Stack gap="md">
        {run?.left.map((why) => (
          <div key={why.code}>
            <Text size="sm" fw={600}>
              {sayWhy(t, why)}
            </Text>
            <Text size="sm" component="div" className="figures" style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px' }}>
              {run.cases
                .filter(({ code }) => code === why.code)
                .map(({ caseId, number }) => (
                  <Link key={caseId} to="/inbox" search={{ view: 'all', case: caseId }} onClick={onClose} style={{ minHeight: 24 }}>
                    #{number}
                  </Link>
                ))}
            </Text>
          </div>
        ))}
      </Stack>
    </Modal>
  )
}
