import type { CaseDetail } from '@atalaya/shared/contract/cases.ts'
import { cancelReply, type Message } from '@atalaya/shared/contract/conversations.ts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../../data.ts'
import { useMe } from '../../../parts/shell/me-context.tsx'
import { useNow } from '../../../parts/time/use-now.ts'
import { placeMessage, useTimeline } from '../conversation/use-timeline.ts'
import classes from './composer.module.css'

const LONGEST_UNDO_MS = 31_000

/** While one's own reply has not left yet: how long that is, and the way to take it back into the composer. */
export function UndoBar({ about, onTakenBack }: { about: CaseDetail; onTakenBack: (message: Message) => void }) {
  const me = useMe()
  const { items } = useTimeline(about.caseId)
  const last = items.findLast((item) => item.kind === 'message' && item.message.direction === 'out')
  const message = last?.kind === 'message' ? last.message : undefined
  if (!message || message.author.id !== me.personId || message.state !== 'queued' || !message.sendAt || !message.may.includes('cancel')) return null
  return <Countdown key={message.messageId} message={message} caseId={about.caseId} sendAt={message.sendAt} onTakenBack={onTakenBack} />
}

function Countdown({
  message,
  caseId,
  sendAt,
  onTakenBack,
}: {
  message: Message
  caseId: string
  sendAt: string
  onTakenBack: (message: Message) => void
}) {
  const { t } = useTranslation('inbox')
  const client = useQueryClient()
  const now = useNow(250)
  const { mutate: cancel, isPending } = useDo(cancelReply, {
    onDone(cancelled) {
      placeMessage(client, caseId, cancelled)
      onTakenBack(message)
    },
  })
  const leftMs = Date.parse(sendAt) - now
  if (leftMs <= 0 || leftMs > LONGEST_UNDO_MS) return null
  return (
    <div className={classes.undo} role="status">
      <span className="figures">{t('composer.undo', { count: Math.ceil(leftMs / 1000) })}</span>
      <Button size="compact-xs" variant="white" loading={isPending} onClick={() => cancel({ messageId: message.messageId })}>
        {t('common:actions.undo')}
      </Button>
    </div>
  )
}
