import { Button, Text } from '@mantine/core'
import { IconRotateClockwise } from '@tabler/icons-react'
import { useState } from 'react'
import { Confirm } from '../../parts/page/confirm.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import classes from './raw-events.module.css'
import { useReplay } from './use-replay.ts'

interface BarShape {
  chosen: ReadonlySet<string>
  filter: { state: 'parked' | 'pending' | 'done'; accountId?: string }
  onDone: () => void
}

/** Takes in again what was chosen, or all that the filter holds. */
export function ReplayBar({ chosen, filter, onDone }: BarShape) {
  const { t } = useWords()
  const [isAsking, setAsking] = useState(false)
  const { replay, isReplaying } = useReplay(() => {
    setAsking(false)
    onDone()
  })
  return (
    <div className={classes.bar}>
      <Text size="sm" c="dimmed" className={classes.grow} role="status">
        {chosen.size > 0 ? t('events.chosen', { count: chosen.size }) : t('events.replayHint')}
      </Text>
      {chosen.size > 0 ? (
        <Button
          size="xs"
          leftSection={<IconRotateClockwise size={14} stroke={1.8} />}
          loading={isReplaying}
          onClick={() => replay({ rawEventIds: [...chosen] })}
        >
          {t('events.replayChosen')}
        </Button>
      ) : (
        <Button size="xs" variant="default" leftSection={<IconRotateClockwise size={14} stroke={1.8} />} onClick={() => setAsking(true)}>
          {t('events.replayAll')}
        </Button>
      )}
      <Confirm
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('events.replayAllSure')}
        label={t('events.replay')}
        busy={isReplaying}
        onConfirm={() => replay({ filter })}
      >
        {t('events.replayAllWhat')}
      </Confirm>
    </div>
  )
}
