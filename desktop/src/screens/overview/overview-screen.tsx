import { readOverview } from '@atalaya/shared/contract/overview.ts'
import { Box, Skeleton } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { useAsk } from '../../data.ts'
import { Page, Panel } from '../../parts/page/page.tsx'
import { useMay } from '../../parts/shell/me-context.tsx'
import { Answer } from '../../parts/states/ask-states.tsx'
import { NoPermission } from '../../parts/states/whole-page.tsx'
import { useWords } from '../../parts/text/use-words.ts'
import { useNow } from '../../parts/time/use-now.ts'
import { Lead } from './lead.tsx'
import { rangeOf, readPeriod } from './period.ts'
import { PeriodPicker } from './period-picker.tsx'
import { NowTiles, PeriodTiles } from './tiles.tsx'
import { Weights } from './weights.tsx'

const OverTime = lazy(async () => ({ default: (await import('./over-time.tsx')).OverTime }))
const QUARTER_MS = 15 * 60_000

/** The live figures a manager asks for first; every one leads to the cases behind it. */
export function OverviewScreen() {
  const { t } = useWords()
  const may = useMay()
  return may('overview.read') ? (
    <Page title={t('overview.title')} hint={t('overview.hint')} actions={<PeriodPicker />} maxWidth={1440}>
      <Figures />
    </Page>
  ) : (
    <NoPermission />
  )
}

function Figures() {
  const { t } = useWords()
  const { period, from, to, account } = useSearch({ strict: false })
  const quarter = useNow(QUARTER_MS)
  const range = useMemo(() => rangeOf(readPeriod(period), new Date(quarter + 1), { from, to }), [period, from, to, quarter])
  const ask = useAsk(readOverview, { ...range, ...(account && { accountId: account }) }, { keepPrevious: true })
  const all = account ? { accountIds: account } : {}
  const base = { ...all, view: 'all', openedFrom: range.from, openedTo: range.to }
  return (
    <Answer ask={ask}>
      {(overview) => (
        <Box aria-busy={ask.isPlaceholderData}>
          <Lead overview={overview} />
          <NowTiles now={overview.now} base={all} />
          <PeriodTiles overview={overview} base={base} />
          {overview.perBucket.length > 1 && (
            <Box mb="md">
              <Panel title={t('overview.overTime')}>
                <Suspense fallback={<Skeleton h={200} />}>
                  <OverTime buckets={overview.perBucket} />
                </Suspense>
              </Panel>
            </Box>
          )}
          <Weights overview={overview} base={base} />
        </Box>
      )}
    </Answer>
  )
}
