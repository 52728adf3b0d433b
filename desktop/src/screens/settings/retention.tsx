import { readRetention, setRetention } from '@atalaya/shared/contract/raw-events.ts'
import { Button, Group, NumberInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { askKey, useAsk, useDo } from '../../data.ts'
import { Panel } from '../../parts/page/page.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { useWords } from '../../parts/text/use-words.ts'

/** For how long events are kept as they came. */
export function Retention() {
  const { t } = useWords()
  const ask = useAsk(readRetention, {})
  return (
    <Panel title={t('retention.title')} hint={t('retention.hint')}>
      <Answer ask={ask}>{({ days }) => <RetentionForm key={days} days={days} />}</Answer>
    </Panel>
  )
}

function RetentionForm({ days }: { days: number }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [draft, setDraft] = useState<number | string>(days)
  const { mutate, isPending } = useDo(setRetention, {
    onDone() {
      notifications.show({ message: t('me.saved') })
      void client.invalidateQueries({ queryKey: askKey(readRetention, {}) })
    },
  })
  function save(event: FormEvent) {
    event.preventDefault()
    if (typeof draft === 'number') mutate({ days: draft })
  }
  return (
    <form onSubmit={save}>
      <Group align="flex-end">
        <NumberInput label={t('retention.days')} w={160} min={1} max={3650} allowDecimal={false} required value={draft} onChange={setDraft} />
        <Button type="submit" loading={isPending} disabled={draft === days || typeof draft !== 'number'}>
          {t('actions.save')}
        </Button>
      </Group>
    </form>
  )
}
