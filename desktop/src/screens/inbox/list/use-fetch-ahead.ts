import { callApi } from '@atalaya/shared/client.ts'
import { type CaseRow, readCase } from '@atalaya/shared/contract/cases.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { askKey } from '../../../data.ts'
import { timelineQuery } from '../conversation/use-timeline.ts'
import { neighboursOf } from './neighbours-of.ts'

const LINGER_MS = 70
/** Long enough for what was just opened to be asked for and drawn first. */
const SETTLE_MS = 150
const STILL_GOOD_MS = 60_000

/** Has a case and its newest messages at hand, unless they are already. Nobody has looked at it yet: it stays unread, and no colleague is told. */
export async function fetchCase(client: QueryClient, caseId: string): Promise<void> {
  await Promise.all([
    client.prefetchQuery({ queryKey: askKey(readCase, { caseId }), queryFn: () => callApi(readCase, { caseId }), staleTime: STILL_GOOD_MS }),
    client.prefetchInfiniteQuery({ ...timelineQuery(caseId), staleTime: STILL_GOOD_MS }),
  ])
}

/** Fetches a case on which the pointer or the cursor lingers, so that it stands there when it is opened. */
export function useFetchAhead(): (caseId: string) => void {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return useCallback(
    (caseId) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void fetchCase(client, caseId), LINGER_MS)
    },
    [client],
  )
}

/** Has the rows around the open case at hand, or the first ones while none is open: that is where one goes next. */
export function useFetchNeighbours(cases: readonly CaseRow[], openCaseId: string | undefined): void {
  const client = useQueryClient()
  const near = neighboursOf(
    cases.map(({ caseId }) => caseId),
    openCaseId,
  ).join()
  useEffect(() => {
    if (near === '') return
    let isOver = false
    const timer = setTimeout(async () => {
      for (const caseId of near.split(',')) if (!isOver) await fetchCase(client, caseId)
    }, SETTLE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [client, near])
}
