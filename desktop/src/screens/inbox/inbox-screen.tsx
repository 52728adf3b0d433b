import { IconMessages } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useEarlyCommands } from '../../commands/use-commands.tsx'
import { Empty, Loading } from '../../parts/states/ask-states.tsx'
import { whenSettled } from '../../when-settled.ts'
import { FirstSteps } from './first-steps.tsx'
import classes from './inbox.module.css'
import { CaseList } from './list/case-list.tsx'
import { Splitter } from './splitter.tsx'
import { TakeNext, TakeNextCommand } from './take-next.tsx'
import { useOpenCaseId } from './use-address.ts'
import { usePanels } from './use-panels.ts'
import { ViewsPanel } from './views/views-panel.tsx'

const fetchPane = () => import('./conversation/case-pane.tsx')
const LazyPane = lazy(async () => ({ default: (await fetchPane()).CasePane }))

/** The agent's desk: views, list, conversation and context side by side; on a phone one after the other. */
export function InboxScreen() {
  const { t } = useTranslation('inbox')
  const caseId = useOpenCaseId()
  const { panels, change, isPhone, isNarrow } = usePanels()
  useCommand('views', isNarrow ? null : () => change({ views: !panels.views }))
  // The list stands first; what a case needs is there before anyone can choose one.
  const client = useQueryClient()
  useEffect(() => whenSettled(client, () => void fetchPane()), [client])
  if (isPhone)
    return (
      <>
        <TakeNextCommand />
        {caseId ? <Pane caseId={caseId} /> : <CaseList />}
      </>
    )
  return (
    <div className={classes.zones}>
      <TakeNextCommand />
      {panels.views && !isNarrow && (
        <div className={classes.zone} style={{ width: panels.viewsPx }}>
          <ViewsPanel />
          <Splitter
            label={t('panels.resizeViews')}
            side="end"
            px={panels.viewsPx}
            least={168}
            most={280}
            onChange={(viewsPx) => change({ viewsPx })}
          />
        </div>
      )}
      <div className={classes.zone} style={{ width: panels.listPx }}>
        <CaseList />
        <Splitter label={t('panels.resizeList')} side="end" px={panels.listPx} least={280} most={520} onChange={(listPx) => change({ listPx })} />
      </div>
      {caseId ? (
        <Pane caseId={caseId} />
      ) : (
        <div className={classes.main}>
          <div className={classes.nothing}>
            <FirstSteps>
              <Empty icon={<IconMessages size={36} stroke={1.3} />} title={t('empty.noCase')} hint={t('empty.noCaseHint')}>
                <TakeNext />
              </Empty>
            </FirstSteps>
          </div>
        </div>
      )}
    </div>
  )
}

function Pane({ caseId }: { caseId: string }) {
  return (
    <Suspense
      fallback={
        <div className={classes.main}>
          <Drawing />
        </div>
      }
    >
      <LazyPane caseId={caseId} />
    </Suspense>
  )
}

function Drawing() {
  useEarlyCommands(true)
  return <Loading />
}
