import { type BulkChange, type BulkSource, MOST_BULK, previewBulk } from '@atalaya/shared/contract/bulk.ts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../data.ts'
import { sayWhy } from '../../../parts/bulk/say-why.ts'
import { Loading, Refused } from '../../../parts/states/ask-states.tsx'
import classes from './bulk.module.css'

interface Props {
  source: BulkSource
  change: BulkChange
  isBusy: boolean
  onStart: () => void
  onBack: () => void
}

/** What a change of many would do now, before it is done. */
export function BulkPreview({ source, change, isBusy, onStart, onBack }: Props) {
  const { t } = useTranslation('inbox')
  const { data: preview, error, refetch } = useAsk(previewBulk, { source, change })
  if (!preview) return error ? <Refused error={error} onRetry={() => void refetch()} /> : <Loading />
  const { changes, matches, tooMany, skipped, samples } = preview
  return (
    <Stack gap="md">
      <Text fw={600} role="status">
        {tooMany ? t('bulk.tooMany', { count: MOST_BULK }) : t('bulk.willChange', { count: changes, of: matches })}
      </Text>
      {skipped.length > 0 && (
        <div>
          <Text size="sm">{t('bulk.willSkip')}</Text>
          <ul className={classes.why}>
            {skipped.map((why) => (
              <li key={why.code}>{sayWhy(t, why)}</li>
            ))}
          </ul>
        </div>
      )}
      {samples.length > 0 && (
        <div>
          <Text size="sm">{t('bulk.samples')}</Text>
          <ul className={classes.samples}>
            {samples.map(({ caseId, number, name, title }) => (
              <li key={caseId}>
                <span className="figures">#{number}</span> <strong>{name}</strong> {title}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Text size="xs" c="dimmed">
        {t('bulk.willNote')}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('bulk.back')}
        </Button>
        <Button data-autofocus autoFocus loading={isBusy} disabled={tooMany || changes === 0} onClick={onStart}>
          {t('bulk.start', { count: changes })}
        </Button>
      </Group>
    </Stack>
  )
}
