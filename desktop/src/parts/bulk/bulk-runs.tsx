import { type BulkRun, cancelBulk, listBulk, undoBulk } from '@atalaya/shared/contract/bulk.ts'
import { ActionIcon, Button, Progress } from '@mantine/core'
import { IconArrowBackUp, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askKey, useAsk, useDo } from '../../data.ts'
import { useMay } from '../shell/me-context.tsx'
import classes from './bulk-runs.module.css'
import { LeftCases } from './left-cases.tsx'

const LOOK_EVERY_MS = 15_000
const MOST = 3

/** The changes of many cases one has started: how far each is, how it ended and, for a while, the way back. On every page. */
export default function BulkRuns() {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const { data: runs = [] } = useAsk(listBulk, {}, { enabled: may('case.edit') })
  const [hidden, setHidden] = useState<string[]>([])
  const now = useNow(runs.length > 0)
  const shown = runs.filter((run) => !hidden.includes(keyOf(run)) && isFresh(run, now)).slice(0, MOST)
  return (
    <section className={classes.runs} aria-label={t('bulk.runs')}>
      {shown.map((run) => (
        <RunCard key={run.bulkId} run={run} onHide={() => setHidden((was) => [...was, keyOf(run)])} />
      ))}
    </section>
  )
}

const isAtWork = ({ state }: BulkRun) => state === 'running' || state === 'undoing'
/** One that was put away comes back when it is undone. */
const keyOf = ({ bulkId, state }: BulkRun) => `${bulkId} ${state === 'undone' || state === 'undoing'}`
const isFresh = (run: BulkRun, now: number) => isAtWork(run) || run.undoUntil === null || new Date(run.undoUntil).getTime() > now

function useNow(isOn: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => setNow(Date.now()), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [isOn])
  return now
}

function RunCard({ run, onHide }: { run: BulkRun; onHide: () => void }) {
  const { t } = useTranslation('inbox')
  const [isAsking, setIsAsking] = useState(false)
  const client = useQueryClient()
  const keep = (changed: BulkRun) =>
    client.setQueryData<BulkRun[]>(askKey(listBulk, {}), (runs = []) => runs.map((one) => (one.bulkId === changed.bulkId ? changed : one)))
  const stop = useDo(cancelBulk, { onDone: keep })
  const undo = useDo(undoBulk, { onDone: keep })
  const leftCount = run.left.reduce((sum, { count }) => sum + count, 0)
  const atWork = isAtWork(run)
  return (
    <div className={classes.run}>
      <div className={classes.line}>
        <span className={classes.words}>
          <span role="status">{sayState(t, run)}</span>
          {atWork && <span className="figures">{t('bulk.progress', { done: run.done, count: run.total })}</span>}
        </span>
        {run.state === 'running' && (
          <Button size="compact-sm" variant="default" loading={stop.isPending} onClick={() => stop.mutate({ bulkId: run.bulkId })}>
            {t('bulk.stop')}
          </Button>
        )}
        {leftCount > 0 && !atWork && (
          <Button size="compact-sm" variant="subtle" onClick={() => setIsAsking(true)}>
            {t('bulk.whyLeft', { count: leftCount })}
          </Button>
        )}
        {run.undoUntil && (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            loading={undo.isPending}
            onClick={() => undo.mutate({ bulkId: run.bulkId })}
          >
            {t('bulk.undo')}
          </Button>
        )}
        {!atWork && (
          <ActionIcon aria-label={t('common:actions.close')} onClick={onHide}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      {atWork && <Progress size="sm" value={run.total > 0 ? (run.done / run.total) * 100 : 0} aria-label={sayState(t, run)} />}
      {isAsking && <LeftCases bulkId={run.bulkId} onClose={() => setIsAsking(false)} />}
    </div>
  )
}

function sayState(t: ReturnType<typeof useTranslation<'inbox'>>['t'], run: BulkRun): string {
  const what = t(`bulk.does.${run.do}`)
  if (run.state === 'running') return t('bulk.state.running', { what })
  if (run.state === 'undoing') return t('bulk.state.undoing', { what })
  if (run.state === 'undone') return t('bulk.state.undone', { what, count: run.undone })
  return t(run.state === 'cancelled' ? 'bulk.state.cancelled' : 'bulk.state.done', { what, count: run.changed })
}
