import { type CaseDetail, readCase, readMark, sayViewing } from '@atalaya/shared/contract/cases.ts'
import { IconGhost2 } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { memo, type ReactNode, useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandGate, useCommand, useEarlyCommands } from '../../../commands/use-commands.tsx'
import { useAsk, useDo } from '../../../data.ts'
import { Empty, Loading, Refused } from '../../../parts/states/ask-states.tsx'
import { Composer } from '../composer/composer.tsx'
import { type Intent, IntentContext } from '../composer/intent.ts'
import { ContextPanel } from '../context/context-panel.tsx'
import { CaseDialogs } from '../dialogs/case-dialogs.tsx'
import classes from '../inbox.module.css'
import { showAsRead } from '../show-as-read.ts'
import { Splitter } from '../splitter.tsx'
import { useGo, usePanel } from '../use-address.ts'
import { usePanels } from '../use-panels.ts'
import { CaseActs } from './case-acts.tsx'
import { CaseBars } from './case-bars.tsx'
import { CaseHead } from './case-head.tsx'
import { OwnerPicker } from './owner-picker.tsx'
import threadClasses from './thread.module.css'
import { Thread } from './thread.tsx'
import { useTimeline } from './use-timeline.ts'

const STILL_HERE_MS = 20_000
const Acts = memo(CaseActs)
const Owner = memo(OwnerPicker)
const Answering = memo(Composer)
const Context = memo(ContextPanel)
const Dialogs = memo(CaseDialogs)

/**
 * One case: its conversation and, where there is room, its context beside it. Who it is and what was said is drawn at once; what one works with
 * follows a moment later, and until it does, that of the case before stands there and answers to nothing.
 */
export function CasePane({ caseId }: { caseId: string }) {
  const { t } = useTranslation('inbox')
  const { data: about, error, refetch } = useAsk(readCase, { caseId })
  // Asked together with the case, not after it.
  useTimeline(caseId)
  const settled = useDeferredValue(about ?? null, null)
  const isBehind = settled !== null && settled.caseId !== caseId
  const gate = useRef(false)
  useLayoutEffect(() => {
    gate.current = isBehind
  }, [isBehind])
  useEarlyCommands(!error && (settled === null || isBehind))
  const { panels, change, isPhone } = usePanels()
  const { isCover, isContextOpen, toggleContext } = useContextZone()
  const [intent, setIntent] = useState<Intent | null>(null)
  const holder = useMemo(() => ({ intent, setIntent }), [intent])
  useCommand('context', toggleContext)

  if (!about)
    return (
      <div className={classes.main}>
        {error?.status === 404 ? (
          <Empty icon={<IconGhost2 size={32} stroke={1.4} />} title={t('case.gone')} hint={t('case.goneHint')} />
        ) : error ? (
          <Refused error={error} onRetry={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    )
  const later = (draw: (settled: CaseDetail) => ReactNode) => settled && <Later isBehind={isBehind}>{draw(settled)}</Later>
  const context = later((of) => <Context key={of.caseId} about={of} onClose={toggleContext} />)
  if (isPhone && isContextOpen) return context
  return (
    <IntentContext value={holder}>
      <CommandGate value={gate}>
        <section className={classes.main} aria-label={t('case.number', { number: about.number })}>
          <div className={threadClasses.column}>
            <CaseHead
              about={about}
              owner={later((of) => <Owner key={of.caseId} about={of} />)}
              acts={later((of) => <Acts key={of.caseId} about={of} isContextOpen={isContextOpen} onToggleContext={toggleContext} />)}
            />
            <CaseBars about={about} />
            <Thread key={caseId} about={about} />
            {later((of) => (
              <Answering key={of.caseId} about={of} />
            ))}
          </div>
          {isCover && isContextOpen && <div className={classes.cover}>{context}</div>}
        </section>
        {!isCover && isContextOpen && (
          <div className={classes.zone} style={{ width: panels.contextPx }}>
            <Splitter
              label={t('panels.resizeContext')}
              side="start"
              px={panels.contextPx}
              least={272}
              most={480}
              onChange={(contextPx) => change({ contextPx })}
            />
            {context}
          </div>
        )}
        {later((of) => (
          <Dialogs key={of.caseId} about={of} />
        ))}
        {settled && <Attention about={settled} />}
      </CommandGate>
    </IntentContext>
  )
}

/** Whether the context stands beside the conversation or covers it, and whether it is open. */
function useContextZone() {
  const { panels, change, isPhone, isTight } = usePanels()
  const panel = usePanel()
  const { go } = useGo()
  const isCover = isTight || isPhone
  const isContextOpen = isCover ? panel === 'context' : panels.context
  const toggleContext = useCallback(
    () => (isCover ? go({ panel: isContextOpen ? undefined : 'context' }) : change({ context: !isContextOpen })),
    [isCover, isContextOpen, go, change],
  )
  return { isCover, isContextOpen, toggleContext }
}

/** What belongs to the case before cannot be reached. */
function Later({ isBehind, children }: { isBehind: boolean; children: ReactNode }) {
  return (
    <div className={classes.later} inert={isBehind}>
      {children}
    </div>
  )
}

/** One is here, and has read what is shown. */
const Attention = memo(function Attention({ about }: { about: CaseDetail }) {
  usePresence(about.caseId)
  useReadMark(about.caseId, about.unread, about.lastMessageAt)
  return null
})

/** Tells colleagues that one is here for as long as one is. */
function usePresence(caseId: string): void {
  const { mutate: say } = useDo(sayViewing, { onRefused: () => undefined, isQuiet: true })
  useEffect(() => {
    const tell = () => document.visibilityState === 'visible' && say({ caseId, doing: 'viewing' })
    tell()
    const timer = setInterval(tell, STILL_HERE_MS)
    return () => {
      clearInterval(timer)
      say({ caseId, doing: 'gone' })
    }
  }, [caseId, say])
}

/** What one looks at is read; what arrives while one looks elsewhere is read on coming back. */
function useReadMark(caseId: string, unread: boolean, lastMessageAt: string): void {
  const client = useQueryClient()
  const { mutate: mark } = useDo(readMark, { onRefused: () => undefined, isQuiet: true, onDone: () => showAsRead(client, caseId) })
  useEffect(() => {
    if (!unread || !lastMessageAt) return
    const look = () => document.visibilityState === 'visible' && mark({ caseId })
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [caseId, unread, lastMessageAt, mark])
}
