import type { Rating } from '@atalaya/shared/contract/cases.ts'
import { Button, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconMoodEmpty, IconMoodHappy, IconMoodSad } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useNames } from '../../../parts/names/use-names.ts'

export type Outcome = { reasonId: string; rating: z.infer<typeof Rating> }
const RATINGS = [
  ['positive', IconMoodHappy],
  ['neutral', IconMoodEmpty],
  ['negative', IconMoodSad],
] as const
const FEW = 8

/** Why a case is closed and how the customer is left. */
export function CloseForm({ isBusy, children, onSubmit }: { isBusy: boolean; children?: ReactNode; onSubmit: (outcome: Outcome) => void }) {
  const { t } = useTranslation('inbox')
  const names = useNames()
  const reasons = (names.taxonomy?.reasons ?? []).filter(({ retired }) => !retired).toSorted((a, b) => a.position - b.position)
  const [reasonId, setReasonId] = useState<string | null>(null)
  const [rating, setRating] = useState<Outcome['rating']>('neutral')
  const chosen = reasonId ?? reasons[0]?.reasonId ?? null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen) onSubmit({ reasonId: chosen, rating })
      }}
    >
      <Stack gap="md">
        {reasons.length <= FEW ? (
          <Radio.Group label={t('close.reason')} value={chosen} onChange={setReasonId}>
            <Stack gap={8} mt={8}>
              {reasons.map((reason, index) => (
                <Radio key={reason.reasonId} value={reason.reasonId} label={names.say(reason.names)} data-autofocus={index === 0 || undefined} />
              ))}
            </Stack>
          </Radio.Group>
        ) : (
          <Select
            data-autofocus
            label={t('close.reason')}
            searchable
            allowDeselect={false}
            data={reasons.map((reason) => ({ value: reason.reasonId, label: names.say(reason.names) }))}
            value={chosen}
            onChange={setReasonId}
          />
        )}
        <div>
          <Text size="sm" fw={500} mb={6} id="rating-label">
            {t('close.rating')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="rating-label"
            value={rating}
            onChange={(value) => setRating(RATINGS.find(([known]) => known === value)?.[0] ?? 'neutral')}
            data={RATINGS.map(([value, Icon]) => ({
              value,
              label: (
                <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
                  <Icon size={17} stroke={1.7} aria-hidden />
                  {t(`rating.${value}`)}
                </span>
              ),
            }))}
          />
        </div>
        {children}
        <Button type="submit" loading={isBusy} disabled={!chosen}>
          {t('close.submit')}
        </Button>
      </Stack>
    </form>
  )
}
