import { readCase, readMark, sayViewing } from '@atalaya/shared/contract/cases.ts'
import { IconGhost2 } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../../commands/use-commands.tsx'
import { useAsk, useDo } from '../../../data.ts'
import { Empty, Loading, Refused } from '../../../parts/states/ask-states.tsx'
import { Composer } from '../composer/composer.tsx'
import { type Intent, IntentContext } from '../composer/intent.ts'
import { ContextPanel } from '../context/context-panel.tsx'
import { CaseDialogs } from '../dialogs/case-dialogs.tsx'
import classes from '../inbox.module.css'
import { showAsRead } from '../show-as-read.ts'
import { Splitter } from '../splitter.tsx'
import { useAddress } from '../use-address.ts'
import { usePanels } from '../use-panels.ts'
import { CaseBars } from './case-bars.tsx'
import { CaseHead } from './case-head.tsx'
import threadClasses from './thread.module.css'
import { Thread } from './thread.tsx'
import { useTimeline } from './use-timeline.ts'

const STILL_HERE_MS = 20_000

/** One case: its conversation and, where there is room, its context beside it. */
export function CasePane({ caseId }: { caseId: string }) {
  const { t } = useTranslation('inbox')
  const about = useAsk(readCase, { caseId })
  // Asked together with the case, not after it.
  useTimeline(caseId)
  const { panels, change, isPhone, isTight } = usePanels()
  const { panel, go } = useAddress()
  const [intent, setIntent] = useState<Intent | null>(null)
  const isCover = isTight || isPhone
  const isContextOpen = isCover ? panel === 'context' : panels.context
  const toggleContext = () => (isCover ? go({ panel: isContextOpen ? undefined : 'context' }) : change({ context: !panels.context }))
  useCommand('context', toggleContext)
  usePresence(caseId)
  useReadMark(caseId, about.data?.unread, about.data?.lastMessageAt)

  if (!about.data)
    return (
      <div className={classes.main}>
        {about.error?.status === 404 ? (
          <Empty icon={<IconGhost2 size={32} stroke={1.4} />} title={t('case.gone')} hint={t('case.goneHint')} />
        ) : about.error ? (
          <Refused error={about.error} onRetry={() => void about.refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    )
  const panelProps = { about: about.data, onClose: toggleContext }
  if (isPhone && isContextOpen) return <ContextPanel {...panelProps} />
  return (
    <IntentContext value={{ intent, setIntent }}>
      <section className={classes.main} aria-label={t('case.number', { number: about.data.number })}>
        <div className={threadClasses.column}>
          <CaseHead about={about.data} isContextOpen={isContextOpen} onToggleContext={toggleContext} />
          <CaseBars about={about.data} />
          <Thread about={about.data} />
          <Composer about={about.data} />
        </div>
        {isCover && isContextOpen && (
          <div className={classes.cover}>
            <ContextPanel {...panelProps} />
          </div>
        )}
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
          <ContextPanel {...panelProps} />
        </div>
      )}
      <CaseDialogs about={about.data} />
    </IntentContext>
  )
}

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
function useReadMark(caseId: string, unread: boolean | undefined, lastMessageAt: string | undefined): void {
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
