import { listRawEvents, replayRawEvents } from '@atalaya/shared/contract/raw-events.ts'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { askKey, useDo } from '../../data.ts'
import { useWords } from '../../parts/text/use-words.ts'

/** Takes events in again, says how many, and asks the lists anew. */
export function useReplay(onDone?: () => void): { replay: (what: z.input<(typeof replayRawEvents)['input']>) => void; isReplaying: boolean } {
  const { t } = useWords()
  const client = useQueryClient()
  const { mutate, isPending } = useDo(replayRawEvents, {
    onDone({ replayed }) {
      notifications.show({ message: t('events.replayed', { count: replayed }) })
      void client.invalidateQueries({ queryKey: askKey(listRawEvents, {}).slice(0, 1) })
      onDone?.()
    },
  })
  return { replay: mutate, isReplaying: isPending }
}
