import type { BulkChange, BulkSource } from '@atalaya/shared/contract/bulk.ts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeId } from '../../../make-id.ts'
import { useStartBulk } from '../../../parts/bulk/use-start-bulk.ts'
import { CloseForm } from '../dialogs/close-form.tsx'
import { SnoozeForm } from '../dialogs/snooze-form.tsx'
import { AssignMany } from './assign-many.tsx'
import { BulkPreview } from './bulk-preview.tsx'
import { PickMany } from './pick-many.tsx'
import { StateMany } from './state-many.tsx'
import { TagMany, TypeMany } from './type-many.tsx'

export type BulkAct = Exclude<BulkChange['do'], 'follow'> | 'follow' | 'unfollow'
interface Props {
  act: BulkAct
  source: BulkSource
  count: number
  /** All that match, loaded or not: nobody has looked at them one by one, so what will happen is shown first. */
  isAll: boolean
  onClose: () => void
  onStarted: () => void
}

/** What needs no further word. */
const PLAIN: Partial<Record<BulkAct, BulkChange>> = {
  'set-aside': { do: 'set-aside' },
  follow: { do: 'follow', undo: false },
  unfollow: { do: 'follow', undo: true },
}

/** Asks what the marked cases are to get, shows what that will do, and starts it. */
export function BulkDialog({ act, source, count, isAll, onClose, onStarted }: Props) {
  const { t } = useTranslation('inbox')
  const [change, setChange] = useState<BulkChange | null>(PLAIN[act] ?? null)
  const [bulkId] = useState(makeId)
  const { mutate, isPending } = useStartBulk(onStarted)
  const start = (chosen: BulkChange) => mutate({ bulkId, source, change: chosen })
  const choose = (chosen: BulkChange) => (isAll || PLAIN[act] ? setChange(chosen) : start(chosen))
  const title = act === 'close' ? t('close.titleMany', { count }) : t(`bulk.does.${act}`)
  return (
    <Modal opened onClose={onClose} size="sm" title={title} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      {change ? (
        <BulkPreview
          source={source}
          change={change}
          isBusy={isPending}
          onStart={() => start(change)}
          onBack={PLAIN[act] ? onClose : () => setChange(null)}
        />
      ) : (
        <BulkForm act={act} isBusy={isPending} onChoose={choose} />
      )}
    </Modal>
  )
}

function BulkForm({ act, isBusy, onChoose }: { act: BulkAct; isBusy: boolean; onChoose: (change: BulkChange) => void }) {
  const form = { isBusy, onChoose }
  if (act === 'close') return <CloseForm isBusy={isBusy} onSubmit={(outcome) => onChoose({ do: 'close', ...outcome })} />
  if (act === 'snooze') return <SnoozeForm isBusy={isBusy} onChoose={(until) => onChoose({ do: 'snooze', until })} />
  if (act === 'assign') return <AssignMany {...form} />
  if (act === 'type') return <TypeMany {...form} />
  if (act === 'tag' || act === 'untag') return <TagMany {...form} act={act} />
  if (act === 'state') return <StateMany {...form} />
  return <PickMany {...form} act={act === 'tone' ? 'tone' : 'priority'} />
}
