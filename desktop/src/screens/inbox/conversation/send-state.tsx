import { cancelReply, type Message, resolveReply, retryReply } from '@atalaya/shared/contract/conversations.ts'
import { IconAlertTriangle, IconBan, IconCalendarClock, IconCheck, IconChecks, IconClock, IconHelpCircle, IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDo } from '../../../data.ts'
import { useSayWhen } from '../../../parts/time/say-when.tsx'
import classes from './thread.module.css'
import { placeMessage } from './use-timeline.ts'

const ICONS: Record<Message['state'], typeof IconCheck> = {
  received: IconCheck,
  queued: IconClock,
  sending: IconSend,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlertTriangle,
  uncertain: IconHelpCircle,
  cancelled: IconBan,
}
const LATER_MS = 60_000
const DEEDS: ReadonlySet<string> = new Set(['retry', 'cancel', 'resolve'])

/** How far a reply got, and what can be done when it did not arrive. */
export function SendState({ message, caseId }: { message: Message; caseId: string }) {
  const { t } = useTranslation('inbox')
  const say = useSayWhen()
  const { state, failure, failureDetail, sendAt, waitsUntil, may } = message
  const isScheduled = state === 'queued' && sendAt !== null && Date.parse(sendAt) - Date.now() > LATER_MS
  const Icon = isScheduled ? IconCalendarClock : ICONS[state]
  const reason = failure && t(`failures.${failure}`, { defaultValue: t('failures.other', { code: failure }) })
  return (
    <>
      <span className={classes.sendState} data-state={state} title={failureDetail ?? undefined}>
        <Icon size={14} stroke={2} aria-hidden />
        {isScheduled
          ? t('send.scheduled', { when: say.long(sendAt) })
          : waitsUntil
            ? t('send.waiting', { when: say.long(waitsUntil) })
            : t(`send.${state}`)}
        {state === 'failed' && reason && <>: {reason}</>}
      </span>
      {may.some((deed) => DEEDS.has(deed)) && <Remedies message={message} caseId={caseId} isScheduled={isScheduled} />}
    </>
  )
}

/** What can still be done with a reply; most are sent and need none of it. */
function Remedies({ message, caseId, isScheduled }: { message: Message; caseId: string; isScheduled: boolean }) {
  const { t } = useTranslation('inbox')
  const client = useQueryClient()
  const options = { onDone: (changed: Message) => placeMessage(client, caseId, changed) }
  const { mutate: retry, isPending: isRetrying } = useDo(retryReply, options)
  const { mutate: cancel, isPending: isCancelling } = useDo(cancelReply, options)
  const { mutate: resolve, isPending: isResolving } = useDo(resolveReply, options)
  const { messageId } = message
  const may = new Set(message.may)
  return (
    <>
      {may.has('retry') && (
        <button type="button" className={classes.textButton} disabled={isRetrying} onClick={() => retry({ messageId })}>
          {t('send.retry')}
        </button>
      )}
      {may.has('cancel') && isScheduled && (
        <button type="button" className={classes.textButton} disabled={isCancelling} onClick={() => cancel({ messageId })}>
          {t('send.cancel')}
        </button>
      )}
      {may.has('resolve') && (
        <span className={classes.resolve}>
          <span>{t('send.uncertainHint')}</span>
          <button type="button" className={classes.textButton} disabled={isResolving} onClick={() => resolve({ messageId, outcome: 'arrived' })}>
            {t('send.arrived')}
          </button>
          <button type="button" className={classes.textButton} disabled={isResolving} onClick={() => resolve({ messageId, outcome: 'send-again' })}>
            {t('send.again')}
          </button>
        </span>
      )}
    </>
  )
}
