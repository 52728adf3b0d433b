import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localInput, quickMoments } from '../../../parts/time/quick-moments.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'

/** Asks until when something should rest. */
export function SnoozeForm({ isBusy, onChoose }: { isBusy: boolean; onChoose: (until: string) => void }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const [at, setAt] = useState('')
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('snooze.hint')}
      </Text>
      {quickMoments(new Date()).map(({ key, at: moment }, index) => (
        <Button
          key={key}
          variant="default"
          justify="space-between"
          disabled={isBusy}
          data-autofocus={index === 0 || undefined}
          rightSection={
            <Text size="xs" c="dimmed">
              {say.long(moment)}
            </Text>
          }
          onClick={() => onChoose(moment.toISOString())}
        >
          {t(`snooze.${key}`)}
        </Button>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onChoose(new Date(at).toISOString())
        }}
      >
        <Group align="flex-end" gap="xs" wrap="nowrap" mt="xs">
          <TextInput
            flex={1}
            type="datetime-local"
            required
            label={t('snooze.custom')}
            min={localInput(new Date())}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Button type="submit" loading={isBusy}>
            {t('case.snooze')}
          </Button>
        </Group>
      </form>
    </Stack>
  )
}
